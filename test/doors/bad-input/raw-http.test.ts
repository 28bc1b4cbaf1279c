import { cleanUp } from '../../support/clean-up';
import { RawHttp } from '../../support/raw-http';
import { absolute, raw } from './raw-http-cases';
import { Scene } from './scene';

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.open();
});
afterAll(cleanUp);

test.each(raw)('%s is answered, counted and closed', async (_name, bytes, status, fault) => {
  const client = new RawHttp(scene.server);
  await scene.expectUnharmed(fault, async () => {
    await client.write(bytes);
    await client.untilClosed();
  });
  // Where the server closed before everything had arrived, its answer may be lost.
  expect(client.statuses).toEqual(bytes.length > 64 * 1024 && client.answer === '' ? [] : [status]);
  expect(client.answer).not.toMatch(/node:|\.js|secret/);
});

test.each(absolute)('%s is its path', async (address) => {
  const client = new RawHttp(scene.server);
  await scene.expectUnharmed('unknown_address', async () => {
    await client.write(`GET ${address} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    await client.untilClosed();
  });
  expect(client.statuses).toEqual([404]);
  expect(client.answer).toContain('"code":"unknown_address"');
});

const request = 'GET /api/nowhere HTTP/1.1\r\nHost: x\r\n\r\n';

test('what is asked ahead is answered one by one', async () => {
  const client = new RawHttp(scene.server);
  const ahead = async () => {
    await client.write(request.repeat(19) + request.replace('Host', 'Connection: close\r\nHost'));
    await client.untilClosed();
  };
  await scene.expectUnharmed('unknown_address', ahead, 20);
  expect(client.statuses).toEqual(Array(20).fill(404));
});

test('what is asked ten thousand times ahead ends the connection', async () => {
  const client = new RawHttp(scene.server);
  await scene.expectUnharmed('http_flood', async () => {
    await client.write(request.repeat(10_000));
    await client.untilClosed();
  });
  expect(client.statuses.length).toBeLessThanOrEqual(20);
});

test('a client that goes away in the middle of its body leaves nothing behind', async () => {
  const client = new RawHttp(scene.server);
  await scene.expectUnharmed('http_malformed', async () => {
    const head =
      'POST /api/session HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n';
    await client.write(`${head}{"username":"a"`);
    client.destroy();
    await client.untilClosed();
  });
});
