import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { Cast } from '../support/cast';
import { cleanUp, temporaryFolder } from '../support/clean-up';
import { DeltaClient } from '../support/delta-client';
import { ask } from '../support/http-client';
import { quickHasher } from '../support/quick-hasher';
import { type RunningServer, startServer } from '../support/start-server';
import { UnsteadyStore } from '../support/unsteady-store';

afterEach(cleanUp);

const index = '<!doctype html><title>Snug</title>';
const script = `console.log(${JSON.stringify('x'.repeat(2_000))});`;

/** A folder like the built page, with a secret beside it. */
function page(): string {
  const folder = temporaryFolder();
  const pageDir = join(folder, 'page');
  mkdirSync(join(pageDir, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'secret.txt'), 'the secret beside the page');
  writeFileSync(join(pageDir, 'index.html'), index);
  const file = join(pageDir, 'assets', 'main-Cb3a9.js');
  writeFileSync(file, script);
  writeFileSync(`${file}.gz`, gzipSync(script));
  writeFileSync(`${file}.br`, brotliCompressSync(script));
  return pageDir;
}

describe('health', () => {
  test('/healthz and /readyz answer, and are never kept', async () => {
    const server = await startServer();
    for (const path of ['/healthz', '/readyz']) {
      expect(await ask(server, path)).toMatchObject({ status: 200, headers: { 'cache-control': 'no-store' } });
    }
  });

  test('/readyz is 503 while the store cannot be written to; /healthz is not', async () => {
    const store = await UnsteadyStore.open();
    const server = await startServer({ store });
    store.isFailing = true;
    expect(await ask(server, '/readyz')).toMatchObject({ status: 503, headers: { 'cache-control': 'no-store' } });
    expect((await ask(server, '/healthz')).status).toBe(200);
  });

  test('/metrics tells this machine what goes on, refusals of every door too', async () => {
    const server = await startServer();
    const client = await DeltaClient.enter(server.url);
    await client.refusalOf('SendMessage', { message: ' ', clientId: 'a' });
    await ask(server, '/api/nowhere');
    const { status, headers, body } = await ask(server, '/metrics');
    expect(status).toBe(200);
    expect(headers['content-type']).toMatch(/^text\/plain; version=0\.0\.4/);
    for (const line of [
      'snug_connections{feed="delta"} 1',
      'snug_people_online 1',
      'snug_rooms_in_memory 1',
      'snug_store_healthy 1',
      'snug_refusals_total{code="message_empty"} 1',
      'snug_refusals_total{code="unknown_address"} 1',
    ]) {
      expect(body.split('\n')).toContain(line);
    }
    expect(body).toContain('nodejs_eventloop_lag_p99_seconds');
    expect(body).toContain('process_resident_memory_bytes');
  });

  test('/metrics is not there for others, through a proxy on this machine, but for an owner', async () => {
    const server = await startServer({ hasher: quickHasher });
    const elsewhere = { 'X-Forwarded-For': '203.0.113.9' };
    expect((await ask(server, '/metrics', { headers: elsewhere })).status).toBe(404);
    const { cast, owner } = await Cast.gather(server);
    const as = async (token: string) =>
      (await ask(server, '/metrics', { headers: { ...elsewhere, Authorization: `Bearer ${token}` } })).status;
    expect(await as((await cast.member()).token)).toBe(404);
    expect(await as('nobodys')).toBe(401);
    expect(await as(owner.token)).toBe(200);
  });

  test('/readyz is 503 while the server drains', async () => {
    const server = await startServer();
    // The server drains while this request is on its way.
    const socket = connect(server.port, '127.0.0.1');
    await new Promise((resolve) => socket.write('GET /readyz HTTP/1.1\r\nHost: x\r\n', resolve));
    // An answer on another connection, which was made later, shows that the first lines were read.
    await ask(server, '/healthz');
    const stopped = server.stop();
    socket.write('\r\n');
    const [answer] = await once(socket, 'data');
    expect(String(answer)).toMatch(/^HTTP\/1\.1 503 /);
    await stopped;
    await expect(ask(server, '/readyz')).rejects.toThrow('ECONNREFUSED');
  });
});

describe('security headers', () => {
  test.each(['/', '/healthz', '/nothing-here', '/assets/main-Cb3a9.js'])('stand on %s', async (path) => {
    const server = await startServer({ config: { pageDir: page() } });
    const { headers } = await ask(server, path);
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toMatch(/unsafe|\*|data:|https?:/);
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
    expect(headers).not.toHaveProperty('x-powered-by');
    expect(headers).not.toHaveProperty('set-cookie');
  });

  test('ask for HTTPS only where people come by HTTPS', async () => {
    const plain = await startServer();
    const secure = await startServer({ config: { publicUrl: 'https://chat.example' } });
    expect((await ask(plain, '/healthz')).headers).not.toHaveProperty('strict-transport-security');
    const { headers } = await ask(secure, '/healthz');
    expect(headers['strict-transport-security']).toMatch(/max-age=\d{7,}/);
    expect(headers['content-security-policy']).toContain('upgrade-insecure-requests');
  });
});

describe('the page', () => {
  let server: RunningServer;
  beforeEach(async () => {
    server = await startServer({ config: { pageDir: page() } });
  });

  test('its first file is asked for again each time, and not sent again while it is the same', async () => {
    const first = await ask(server, '/');
    expect(first).toMatchObject({ status: 200, body: index, headers: { 'cache-control': 'no-cache' } });
    expect(first.headers['content-type']).toMatch(/^text\/html/);
    const again = await ask(server, '/', { headers: { 'If-None-Match': String(first.headers.etag) } });
    expect(again).toMatchObject({ status: 304, body: '' });
  });

  test.each(['/r/5f1c', '/r/5f1c/17', '/r/%zz', '/invite/s3cret', '/set-up/s3cret', '/reset/s3cret/'])(
    'is at %s too, and tells no other site where that is',
    async (path) => {
      const { status, headers, body } = await ask(server, path);
      expect([status, body]).toEqual([200, index]);
      expect(headers).toMatchObject({ 'cache-control': 'no-cache', 'referrer-policy': 'no-referrer' });
    },
  );

  test.each([
    '/r/',
    '/r/a/b',
    '/r/a/1/2',
    '/invite',
    '/invite/',
    '/invite/a/b',
    '/sign-up/a',
    '/R/a',
    '/r/../secret.txt',
  ])('is not at %s', async (path) => {
    expect((await ask(server, path)).status).toBe(404);
  });

  test('files with a hash in their names are kept for ever', async () => {
    const { status, headers, body } = await ask(server, '/assets/main-Cb3a9.js');
    expect({ status, body }).toEqual({ status: 200, body: script });
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(headers['content-type']).toMatch(/javascript/);
  });

  test('is sent compressed to those who take that', async () => {
    for (const [accepted, encoding, bytes] of [
      ['gzip, deflate, br', 'br', brotliCompressSync(script)],
      ['gzip', 'gzip', gzipSync(script)],
    ] as const) {
      const { headers } = await ask(server, '/assets/main-Cb3a9.js', { headers: { 'Accept-Encoding': accepted } });
      expect(headers).toMatchObject({ 'content-encoding': encoding, 'content-length': String(bytes.length) });
      expect(headers.vary).toMatch(/accept-encoding/i);
    }
  });

  test('nothing but its files is given out, however the path is written', async () => {
    const paths = [
      '/nothing-here',
      '/assets/',
      '/assets/nothing.js',
      '/../secret.txt',
      '/%2e%2e/secret.txt',
      '/..%2fsecret.txt',
      '/%2e%2e%2fsecret.txt',
      '/%252e%252e/secret.txt',
      '/assets/../../secret.txt',
      '/assets/..%5c..%5csecret.txt',
      '//secret.txt',
      '/%00',
      '/index.html%00.js',
      '/%',
      '/%zz',
      '/%c0%ae%c0%ae/secret.txt',
      `/${'a'.repeat(8_000)}`,
      '/__proto__',
      '/constructor',
      '/?__proto__[x]=1&constructor=2',
    ];
    for (const path of paths) {
      const { status, body } = await ask(server, path);
      const isIndex = path.startsWith('/?');
      expect([path, status]).toEqual([path, isIndex ? 200 : 404]);
      expect(body).toBe(isIndex ? index : 'There is nothing at this address.');
    }
  });

  test('what is not asked for by GET or HEAD changes nothing and finds nothing', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE']) {
      expect([method, (await ask(server, '/nothing-here', { method })).status]).toEqual([method, 404]);
    }
  });
});

test('without a built page, the server says how to build it', async () => {
  const server = await startServer();
  expect(await ask(server, '/')).toMatchObject({ status: 404, body: expect.stringContaining('npm run build') });
});
