import { randomUUID } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { type FileInfo, GENERAL } from '../../src/protocol/index';
import { answerTo, outcomeOf } from '../support/asking';
import { Cast, type Player } from '../support/cast';
import { cleanUp } from '../support/clean-up';
import { ask } from '../support/http-client';
import { noise, photograph, pixels, secrets } from '../support/pictures';
import { quickHasher } from '../support/quick-hasher';
import { type RunningServer, startServer } from '../support/start-server';
import { uploadTo } from '../support/upload';

jest.setTimeout(60_000);

let server: RunningServer;
let owner: Player;
let theo: Player;
beforeAll(async () => {
  server = await startServer({ hasher: quickHasher, config: { limits: false } });
  const gathered = await Cast.gather(server);
  owner = gathered.owner;
  theo = await gathered.cast.guest();
});
afterAll(cleanUp);

async function upload(name: string, bytes: Buffer | string): Promise<FileInfo> {
  return (await answerTo(owner.http, 'UploadFile', uploadTo(GENERAL, { name, bytes }))).file;
}

const load = (path: string, by = owner) =>
  ask(server, `/api/files/${path}`, { headers: { authorization: `Bearer ${by.token}` } });

async function send(...files: FileInfo[]): Promise<number> {
  const attachments = files.map(({ fileId }) => ({ fileId }));
  const message = { roomId: GENERAL, clientId: randomUUID(), message: '', attachments };
  return (await answerTo(owner.http, 'SendMessage', message)).seq;
}

test('a picture is told as it is seen, and has a smaller one that those have who may see it', async () => {
  const picture = await photograph('jpeg', 6, [1_600, 1_000]);
  const file = await upload('holiday.png', picture);
  expect(file).toMatchObject({ type: 'image/jpeg', kind: 'picture', width: 1_000, height: 1_600, thumbnail: true });
  const small = `${file.fileId}/thumbnail`;
  expect((await load(small, theo)).status).toBe(404);
  await send(file);
  const { status, headers, bytes } = await load(small, theo);
  expect([status, headers['content-type'], headers['x-content-type-options']]).toEqual([200, 'image/webp', 'nosniff']);
  expect(await sharp(bytes).metadata()).toMatchObject({ format: 'webp', width: 450, height: 720 });
  expect(bytes.length).toBeLessThan(file.size);
});

test('what is served says nothing of where it was taken, and shows every pixel', async () => {
  for (const format of ['jpeg', 'png', 'webp', 'avif'] as const) {
    const picture = await photograph(format, 1, [300, 200]);
    const { fileId, size } = await upload('picture', picture);
    const { bytes } = await load(fileId);
    expect(bytes).toHaveLength(size);
    expect(secrets.filter((secret) => picture.includes(secret)).length).toBeGreaterThan(0);
    for (const secret of secrets) expect(bytes.includes(secret)).toBe(false);
    expect((await pixels(bytes)).equals(await pixels(picture))).toBe(true);
  }
});

test('a picture of 30,000 × 30,000 is refused by its head, without the rest of it', async () => {
  const head = Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\x75\x30\0\0\x75\x30\x08\x02\0\0\0\0\0\0\0', 'latin1');
  const bomb = Buffer.concat([
    head,
    Buffer.from('\0\x10\0\0IDAT', 'latin1'),
    deflateSync(Buffer.alloc(5e6)),
    Buffer.alloc(9_999),
  ]);
  expect(await outcomeOf(owner.http, 'UploadFile', uploadTo(GENERAL, { name: 'bomb.png', bytes: bomb }))).toBe(
    'picture_too_large',
  );
});

test('a file is served as what it is, whatever it is called', async () => {
  const script = '<script>alert(1)</script>';
  const gif = Buffer.concat([
    Buffer.from('GIF89a', 'latin1'),
    Buffer.from('/*\x20\x01\0\0\0=1;*/', 'latin1'),
    Buffer.from(script),
  ]);
  const cases: [string, string | Buffer, string, string][] = [
    ['picture.png', script, 'text/plain', 'application/octet-stream'],
    [
      'picture.svg',
      `<svg xmlns="http://www.w3.org/2000/svg">${script}</svg>`,
      'text/plain',
      'application/octet-stream',
    ],
    ['page.html', gif, 'image/gif', 'image/gif'],
    ['page.html', Buffer.concat([await noise(8, 8).png().toBuffer(), Buffer.from(script)]), 'image/png', 'image/png'],
    ['program.js', `%PDF-1.7\n${script}`, 'application/pdf', 'application/octet-stream'],
  ];
  for (const [name, bytes, type, served] of cases) {
    const file = await upload(name, bytes);
    expect(file).toMatchObject({ name, type });
    const { headers, bytes: kept } = await load(file.fileId);
    expect([headers['content-type'], headers['x-content-type-options']]).toEqual([served, 'nosniff']);
    expect(headers['content-disposition']).toMatch(served.startsWith('image/') ? /^inline/ : /^attachment/);
    if (served.startsWith('image/')) expect(kept.includes('script')).toBe(false);
  }
});

test('small pictures and broken ones have no smaller one, and are served', async () => {
  const small = await upload('small.png', await noise(60, 40).png().toBuffer());
  const broken = await upload(
    'broken.jpg',
    (await noise(1_000, 800).jpeg({ quality: 100 }).toBuffer()).subarray(0, 150_000),
  );
  expect(broken).toMatchObject({ kind: 'picture', width: 1_000, height: 800, size: 150_000 });
  for (const file of [small, broken]) {
    expect(file).not.toHaveProperty('thumbnail');
    expect((await load(file.fileId)).status).toBe(200);
    expect((await load(`${file.fileId}/thumbnail`)).status).toBe(404);
  }
});

test('a room tells its files, until their message is deleted', async () => {
  const [picture, text] = [
    await upload('a.png', await noise(20, 20).png().toBuffer()),
    await upload('notes.txt', 'tea'),
  ];
  const seq = await send(picture, text);
  const list = async (kind: 'media' | 'others') => {
    const { found } = await answerTo(theo.http, 'ListFiles', { roomId: GENERAL, kind, limit: 1 });
    return found.map(({ file, message }) => [message.seq, file]);
  };
  expect([await list('media'), await list('others')]).toEqual([[[seq, picture]], [[seq, text]]]);
  expect(await outcomeOf(theo.http, 'ListFiles', { roomId: GENERAL, kind: 'media', before: 'x' })).toBe(
    'cursor_invalid',
  );
  await answerTo(owner.http, 'DeleteMessage', { roomId: GENERAL, seq });
  expect((await list('others')).map(([of]) => of)).not.toContain(seq);
});
