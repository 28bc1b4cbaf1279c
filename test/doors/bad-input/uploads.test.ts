import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { errors } from '../../../src/protocol/index';
import { bearer, problemOf } from '../../support/api-client';
import { Cast, type Player } from '../../support/cast';
import { eventually } from '../../support/changing';
import { cleanUp } from '../../support/clean-up';
import { type Answer, ask } from '../../support/http-client';
import { RawHttp } from '../../support/raw-http';
import { askWithFile, BOUNDARY, formOf, headOf } from '../../support/upload';
import { Scene } from './scene';
import { fileNames, polyglots, uploads } from './upload-cases';

const path = '/api/rooms/general/files';
const MB = 1_000_000;

let scene: Scene;
let guest: Player;

beforeAll(async () => {
  const limits = { file: MB, person: 3 * MB, all: 50 * MB, reserve: MB };
  const patience = {
    headMs: 900,
    requestMs: 1_000,
    uploadMs: 300,
    longestMs: 60_000,
    pingEveryMs: 25_000,
    pongMs: 20_000,
    joinMs: 15_000,
  };
  scene = await Scene.with({ config: { limits: false, files: { limits, types: undefined } }, patience });
  const { cast } = await Cast.gather(scene.server);
  guest = await cast.guest();
});
afterAll(cleanUp);

const form = `multipart/form-data; boundary=${BOUNDARY}`;

function post(body: Buffer, type = form): Promise<Answer> {
  return ask(scene.server, path, { method: 'POST', headers: { 'content-type': type, ...bearer(guest) }, body });
}

/** All that the disk has of files, beside their shelves. */
function onDisk(): string[] {
  const folder = join(scene.server.dataDir, 'files');
  return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((one) => (one.isFile() ? one.name : []));
}

/** It is refused so, harms nobody, and leaves nothing on the disk. */
async function expectRefused(code: keyof typeof errors, send: () => Promise<Answer>): Promise<void> {
  const before = onDisk();
  expect(problemOf(await scene.expectUnharmed(code, send))).toMatchObject({ code, status: errors[code].status });
  expect(onDisk()).toEqual(before);
}

async function uploaded(name: string, bytes: Buffer, type = 'text/plain') {
  const answer = await askWithFile(scene.server, path, { name, bytes, type }, bearer(guest));
  expect([name, answer.status]).toEqual([name, 201]);
  return JSON.parse(answer.body).file;
}

/** Resolves when nothing is left of it. */
async function drop(fileId: string): Promise<void> {
  await ask(scene.server, `/api/files/${fileId}`, { method: 'DELETE', headers: bearer(guest) });
  const database = new Database(join(scene.server.dataDir, 'snug.db'), { readonly: true });
  const removed = database.prepare('select count(*) from removed_files').pluck();
  await eventually('it is gone', () => !onDisk().includes(fileId) && removed.get() === 0);
  database.close();
}

test.each(uploads)('a form that %s is refused', async (...[_name, code, body, type]) => {
  await expectRefused(code, () => post(body, type));
});

test('a file of one byte too much is refused, and one that just fits is not', async () => {
  const { fileId, size } = await uploaded('fits', Buffer.alloc(MB));
  expect(size).toBe(MB);
  await expectRefused('file_too_large', () =>
    post(formOf({ head: headOf({ name: 'a' }), bytes: Buffer.alloc(MB + 1) })),
  );
  await drop(fileId);
});

test.each([
  ['said at once', true],
  ['found out', false],
])('a file far too large is refused before it is read: %s', async (_name, isSaid) => {
  const raw = new RawHttp(scene.server);
  let written = 0;
  await scene.expectUnharmed('file_too_large', async () => {
    const length = isSaid ? `Content-Length: ${100 * MB}` : 'Transfer-Encoding: chunked';
    await raw.write(
      `POST ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${guest.token}\r\nContent-Type: ${form}\r\n${length}\r\n\r\n`,
    );
    const start = `--${BOUNDARY}\r\n${headOf({ name: 'a' })}\r\n\r\n`;
    await raw.write(isSaid ? start : `${start.length.toString(16)}\r\n${start}\r\n`);
    const piece = 'x'.repeat(0x10000);
    while (written < 100 * MB && !raw.isClosed) {
      await Promise.race([raw.write(isSaid ? piece : `10000\r\n${piece}\r\n`), raw.untilClosed()]);
      written += piece.length;
    }
  });
  expect(raw.statuses).toEqual([413]);
  // The rest is what the two kernels hold.
  expect(written).toBeLessThan(25 * MB);
  expect(onDisk()).toEqual([]);
});

test('a form that does not get on is given up, and one that does is not', async () => {
  const [start, end] = formOf({ head: headOf({ name: 'a' }), bytes: '|' })
    .toString()
    .split('|') as [string, string];
  const begin = async (length: number) => {
    const raw = new RawHttp(scene.server);
    await raw.write(
      `POST ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${guest.token}\r\nContent-Type: ${form}\r\nContent-Length: ${start.length + length + end.length}\r\n\r\n${start}`,
    );
    return raw;
  };
  const raw = await begin(1_000);
  await scene.expectUnharmed('upload_malformed', async () => {
    for (let drips = 0; drips < 500 && raw.statuses.length === 0; drips += 1) {
      await raw.write('x');
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  });
  expect(raw.statuses).toEqual([400]);
  // Longer than any other request may take.
  const steady = await begin(20 * 40_000);
  for (let piece = 0; piece < 20; piece += 1) {
    await steady.write('y'.repeat(40_000));
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
  await steady.write(end);
  expect(await steady.status()).toBe(201);
  await drop(JSON.parse(steady.answer.split('\r\n\r\n')[1] ?? '').file.fileId);
});

test('a connection that is cut leaves nothing', async () => {
  const raw = new RawHttp(scene.server);
  await scene.expectUnharmed('upload_malformed', async () => {
    await raw.write(
      `POST ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${guest.token}\r\nContent-Type: ${form}\r\nContent-Length: 500000\r\n\r\n`,
    );
    await raw.write(`--${BOUNDARY}\r\n${headOf({ name: 'a' })}\r\n\r\n${'x'.repeat(200_000)}`);
    raw.destroy();
  });
  expect(onDisk()).toEqual([]);
});

test('uploads at once do not take more together than one person may have', async () => {
  const all = await Promise.all(
    Array.from({ length: 6 }, (_, index) =>
      post(formOf({ head: headOf({ name: `${index}` }), bytes: Buffer.alloc(0.9 * MB, index) })),
    ),
  );
  const kept = all.filter(({ status }) => status === 201).map(({ body }) => JSON.parse(body).file.fileId as string);
  expect(kept).toHaveLength(3);
  for (const answer of all.filter(({ status }) => status !== 201))
    expect(problemOf(answer).code).toBe('quota_exceeded');
  expect(onDisk()).toHaveLength(3);
  for (const fileId of kept) await drop(fileId);
});

test.each(fileNames)('a file of the name %j is called %j, and lies under no name of anybody', async (given, name) => {
  const file = await uploaded(given.replaceAll('\\', '\\\\'), Buffer.from(given));
  expect(file.name).toBe(name);
  expect(onDisk()).toEqual([file.fileId]);
  const answer = await ask(scene.server, `/api/files/${file.fileId}`, { headers: bearer(guest) });
  expect(answer.headers['content-disposition']).toContain(`filename*=UTF-8''${encodeURIComponent(name)}`);
  await drop(file.fileId);
});

test('a name with NUL in it, in the form that takes every character, loses that alone', async () => {
  const head = `Content-Disposition: form-data; name="file"; filename*=UTF-8''%2e%2e%2fa%00b%0D%0A.txt`;
  const { body } = await post(formOf({ head, bytes: 'x' }));
  const { name, fileId } = JSON.parse(body).file;
  expect(name).toBe('ab .txt');
  await drop(fileId);
});

test.each(polyglots)('%s runs nowhere', async (name, bytes, type, isShown) => {
  const file = await uploaded(name, bytes, type);
  const { headers, body } = await ask(scene.server, `/api/files/${file.fileId}`, { headers: bearer(guest) });
  expect(headers).toMatchObject({
    'content-type': isShown ? expect.stringMatching(/^image\//) : 'application/octet-stream',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cross-origin-resource-policy': 'same-origin',
    'content-disposition': expect.stringMatching(isShown ? /^inline; / : /^attachment; /),
  });
  // What stands behind a picture is no part of it.
  if (isShown) expect(body).not.toContain('<script>');
  await drop(file.fileId);
});
