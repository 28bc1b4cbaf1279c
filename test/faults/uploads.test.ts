import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GENERAL } from '../../src/protocol/index';
import { bearer, problemOf } from '../support/api-client';
import { answerTo } from '../support/asking';
import { Cast } from '../support/cast';
import { eventually } from '../support/changing';
import { cleanUp, temporaryFolder } from '../support/clean-up';
import { ask } from '../support/http-client';
import { RawHttp } from '../support/raw-http';
import { startServerProcess } from '../support/server-process';
import { askWithFile, BOUNDARY, headOf } from '../support/upload';

afterEach(cleanUp);

const path = `/api/rooms/${GENERAL}/files`;

function filesIn(dataDir: string): string[] {
  const folder = join(dataDir, 'files');
  return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((one) => (one.isFile() ? one.name : []));
}

test('a kill during an upload leaves nothing of it after the next start, and all that was kept', async () => {
  const dataDir = temporaryFolder();
  const server = await startServerProcess({ dataDir });
  const setUpSecret = /set-up\/([\w-]+)/.exec(server.stdout)?.[1];
  const { owner } = await Cast.gather({ ...server, url: server.url, port: server.port, setUpSecret });
  const kept = await askWithFile(server, path, { name: 'kept.bin', bytes: Buffer.alloc(100_000, 1) }, bearer(owner));
  const { fileId } = JSON.parse(kept.body).file;
  await answerTo(owner.http, 'SendMessage', { roomId: GENERAL, clientId: 'a', message: '', attachments: [{ fileId }] });

  const raw = new RawHttp(server);
  const head = `POST ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${owner.token}\r\nContent-Length: 9000000\r\n`;
  await raw.write(`${head}Content-Type: multipart/form-data; boundary=${BOUNDARY}\r\n\r\n`);
  await raw.write(`--${BOUNDARY}\r\n${headOf({ name: 'lost.bin' })}\r\n\r\n${'x'.repeat(1_000_000)}`);
  const isBegun = () => readdirSync(join(dataDir, 'files', 'unfinished')).length === 1;
  await eventually('some of it is on the disk', isBegun);
  await server.kill();
  expect(isBegun()).toBe(true);
  // What was moved to its place when the process ended, and has no row.
  const unknown = 'abcdef01-1111-4111-8111-111111111111';
  mkdirSync(join(dataDir, 'files', 'ab'), { recursive: true });
  for (const ending of ['', '.thumbnail']) writeFileSync(join(dataDir, 'files', 'ab', `${unknown}${ending}`), 'lost');

  const next = await startServerProcess({ dataDir });
  await eventually('nothing else is left', () => filesIn(dataDir).join() === fileId);
  const { status, body } = await ask(next, `/api/files/${fileId}`, { headers: bearer(owner) });
  expect([status, body.length]).toEqual([200, 100_000]);
});

test('where the disk has no more than its reserve, nothing is taken, and what is there is given', async () => {
  const dataDir = temporaryFolder();
  const server = await startServerProcess({ dataDir });
  const setUpSecret = /set-up\/([\w-]+)/.exec(server.stdout)?.[1];
  const { owner } = await Cast.gather({ url: server.url, port: server.port, setUpSecret });
  const file = { name: 'a.txt', bytes: 'hello' };
  const { fileId } = JSON.parse((await askWithFile(server, path, file, bearer(owner))).body).file;
  await server.terminate();

  // No disk has so much.
  const full = await startServerProcess({ dataDir, env: { DISK_RESERVE_MB: '999999999' } });
  const refused = problemOf(await askWithFile(full, path, file, bearer(owner)));
  expect(refused).toMatchObject({ code: 'storage_full', status: 507, retryAfterMs: expect.any(Number) });
  expect((await ask(full, `/api/files/${fileId}`, { headers: bearer(owner) })).body).toBe('hello');
  expect(existsSync(join(dataDir, 'files', fileId.slice(0, 2), fileId))).toBe(true);
  expect(filesIn(dataDir)).toEqual([fileId]);
});
