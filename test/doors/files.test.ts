import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Attached, type FileInfo, GENERAL, type Message } from '../../src/protocol/index';
import { askJson, bearer, problemOf } from '../support/api-client';
import { answerTo, outcomeOf } from '../support/asking';
import { bringIn, Cast, makeRoom, type Player } from '../support/cast';
import { eventually } from '../support/changing';
import { cleanUp } from '../support/clean-up';
import { type Answer, ask } from '../support/http-client';
import { quickHasher } from '../support/quick-hasher';
import { type RunningServer, startServer } from '../support/start-server';
import { askWithFile } from '../support/upload';

let server: RunningServer;
let cast: Cast;
let owner: Player;
let mira: Player;
let theo: Player;
/** A private room of Mira's that Theo is in. */
let den: string;

beforeAll(async () => {
  server = await startServer({ hasher: quickHasher, config: { limits: false } });
  ({ cast, owner } = await Cast.gather(server));
  [mira, theo] = [await cast.member(), await cast.member()];
  den = await makeRoom(mira, 'private', 'Den', [theo]);
});
afterAll(cleanUp);

async function upload(by = mira, roomId = den, bytes: string | Buffer = 'hello'): Promise<FileInfo> {
  const sent = await askWithFile(server, `/api/rooms/${roomId}/files`, { name: 'été 1.txt', bytes }, bearer(by));
  expect(sent.status).toBe(201);
  return JSON.parse(sent.body).file;
}

function send(
  by: Player,
  roomId: string,
  attachments: Attached[],
  fields: { clientId?: string; message?: string } = {},
) {
  return answerTo(by.http, 'SendMessage', { roomId, clientId: randomUUID(), message: '', attachments, ...fields });
}

/** A message of Mira's in the den, with a file. */
async function sent(): Promise<{ fileId: string; seq: number }> {
  const { fileId } = await upload();
  return { fileId, seq: (await send(mira, den, [{ fileId }])).seq };
}

const load = (fileId: string, by?: Player, headers: Record<string, string> = {}): Promise<Answer> =>
  ask(server, `/api/files/${fileId}`, { headers: { ...(by ? bearer(by) : {}), ...headers } });
const status = async (fileId: string, by?: Player) => (await load(fileId, by)).status;
const message = async (seq: number): Promise<Message> =>
  (await answerTo(theo.http, 'LoadMessage', { roomId: den, seq })).message;
const isKept = (fileId: string) => readdirSync(join(server.dataDir, 'files', fileId.slice(0, 2))).includes(fileId);

test('a file that was sent is seen with its message by everyone in the room, at once and later', async () => {
  const socket = await theo.connect();
  await answerTo(socket, 'UserEnteredRoom', { roomId: den });
  const file = await upload();
  expect(file).toEqual({ fileId: file.fileId, name: 'été 1.txt', size: 5, type: 'text/plain', kind: 'other' });
  const voice = { durationMs: 900, waveform: [0, 31] };
  const { seq } = await send(mira, den, [{ fileId: file.fileId, voice }], { message: 'listen' });
  await socket.hears<{ changes: { message: Message }[] }>('RoomChanged', ({ changes }) =>
    changes.some((change) => change.message.attachments?.[0]?.fileId === file.fileId),
  );
  expect(await message(seq)).toMatchObject({ message: 'listen', attachments: [{ ...file, voice }] });
  const { headers, body } = await load(file.fileId, theo);
  expect(body).toBe('hello');
  expect(headers).toMatchObject({
    'content-length': '5',
    'cache-control': 'private, no-cache',
    'content-disposition': `attachment; filename="_t_ 1.txt"; filename*=UTF-8''%C3%A9t%C3%A9%201.txt`,
  });
});

test('before it is sent it is there for who uploaded it, and for nobody else, whatever they ask', async () => {
  const { fileId } = await upload();
  expect([await status(fileId, mira), await status(fileId, theo), await status(fileId)]).toEqual([200, 404, 401]);
  for (const method of ['GET', 'HEAD', 'DELETE'])
    expect((await askJson(server, method, `/api/files/${fileId}`, undefined, bearer(theo))).status).toBe(404);
  expect(await outcomeOf(theo.http, 'DropFile', { fileId })).toBe('file_not_found');
  expect(await outcomeOf(mira.http, 'DropFile', { fileId })).toBe('ok');
  expect(await status(fileId, mira)).toBe(404);
  await eventually('the bytes are gone', () => !isKept(fileId));
});

test('a message takes nothing but uploads of its author to its room, each once', async () => {
  const { fileId } = await upload();
  const [ofTheo, elsewhere] = [await upload(theo), await upload(mira, GENERAL)];
  const { fileId: used } = await sent();
  for (const other of [ofTheo.fileId, elsewhere.fileId, used, randomUUID()]) {
    const attachments = [{ fileId }, { fileId: other }];
    const asked = { roomId: den, clientId: randomUUID(), message: 'no', attachments };
    expect(await outcomeOf(mira.http, 'SendMessage', asked)).toBe('file_not_found');
  }
  const clientId = randomUUID();
  const first = await send(mira, den, [{ fileId }], { clientId });
  expect(await send(mira, den, [{ fileId }], { clientId })).toEqual(first);
  const again = { roomId: den, clientId, message: '', attachments: [{ fileId: used }] };
  expect(await outcomeOf(mira.http, 'SendMessage', again)).toBe('client_id_reused');
  expect(await outcomeOf(mira.http, 'DropFile', { fileId })).toBe('file_not_found');
});

test('attachments that are none are refused on a socket, and nothing is lost', async () => {
  const socket = await mira.connect();
  const { fileId } = await upload();
  const voice = { durationMs: 900, waveform: [1] };
  const wrong: unknown[] = [
    ...[null, {}, [], 'x', [null], [fileId], [{}], [{ fileId: 5 }], [{ fileId: '../x' }], [{ fileId, more: 1 }]],
    ...[[{ fileId }, { fileId }], [{ fileId }, { fileId: fileId.toUpperCase() }], [{ fileId: [fileId] }]],
    Array.from({ length: 11 }, () => ({ fileId: randomUUID() })),
    ...[{ durationMs: 0 }, { durationMs: 600_001 }, { waveform: [] }, { waveform: [32] }, { waveform: [-1] }].map(
      (fields) => [{ fileId, voice: { ...voice, ...fields } }],
    ),
    [{ fileId, voice: { ...voice, waveform: Array(65).fill(1) } }],
    [{ fileId, voice: { ...voice, waveform: [0.5] } }],
    [{ fileId, voice: null }],
  ];
  for (const attachments of wrong) {
    const asked = { roomId: den, clientId: randomUUID(), message: 'no', attachments: attachments as Attached[] };
    expect([attachments, await outcomeOf(socket, 'SendMessage', asked)]).toEqual([attachments, 'invalid_payload']);
  }
  expect(await outcomeOf(socket, 'UploadFile' as 'LookAway', { roomId: den })).toBe('unknown_command');
  expect(await outcomeOf(socket, 'SendMessage', { roomId: den, clientId: 'x', message: '' })).toBe('message_empty');
  expect((await send(mira, den, [{ fileId, voice }])).seq).toBeGreaterThan(0);
});

test('a text may be edited away where files are left, and nowhere else', async () => {
  const { fileId } = await upload();
  const { seq } = await send(mira, den, [{ fileId }], { message: 'look' });
  const plain = await answerTo(mira.http, 'SendMessage', { roomId: den, clientId: randomUUID(), message: 'look' });
  await answerTo(mira.http, 'EditMessage', { roomId: den, seq, message: '' });
  expect(await message(seq)).toMatchObject({ message: '', attachments: [{ fileId }] });
  expect(await outcomeOf(mira.http, 'EditMessage', { roomId: den, seq: plain.seq, message: '' })).toBe('message_empty');
});

test('whoever leaves the room, or is put out, has its files no longer, and whoever comes has them', async () => {
  const { fileId } = await sent();
  const [guest, member] = [await cast.guest(), await cast.member()];
  expect(await status(fileId, guest)).toBe(404);
  await bringIn(mira, den, [guest, member]);
  const { headers } = await load(fileId, member);
  expect(await status(fileId, guest)).toBe(200);
  await answerTo(guest.http, 'LeaveRoom', { roomId: den });
  await answerTo(mira.http, 'RemoveMember', { roomId: den, userID: member.userID });
  expect([await status(fileId, guest), await status(fileId, member)]).toEqual([404, 404]);
  // Also who kept it, and asks only whether it is still the same.
  const again = await load(fileId, member, { 'if-none-match': String(headers.etag) });
  expect(problemOf(again).code).toBe('file_not_found');
  expect(await status(fileId, owner)).toBe(404);
});

test('a file is gone with its message, and hidden as long as a clear hides it', async () => {
  const [one, two] = [await sent(), await sent()];
  await answerTo(mira.http, 'ClearChat', { roomId: den });
  expect(await status(two.fileId, mira)).toBe(404);
  await answerTo(mira.http, 'UndoClear', { roomId: den });
  expect(await status(two.fileId, mira)).toBe(200);
  await answerTo(mira.http, 'DeleteMessage', { roomId: den, seq: one.seq });
  expect(await status(one.fileId, mira)).toBe(404);
  expect(await message(one.seq)).not.toHaveProperty('attachments');
  await eventually('the bytes are gone', () => !isKept(one.fileId));
  expect(isKept(two.fileId)).toBe(true);
});

test('who leaves for good takes the files of what is removed with them, and all that was not sent', async () => {
  const leaver = await cast.member();
  const [said, unsent] = [await upload(leaver, GENERAL), await upload(leaver, GENERAL)];
  await send(leaver, GENERAL, [{ fileId: said.fileId }]);
  expect(await status(said.fileId, theo)).toBe(200);
  await answerTo(leaver.http, 'RemoveYourself', { password: leaver.password, messages: 'remove' });
  expect(await status(said.fileId, theo)).toBe(404);
  await eventually('the bytes are gone', () => !isKept(said.fileId) && !isKept(unsent.fileId));
});

describe('asking for a part', () => {
  let fileId: string;
  beforeAll(async () => {
    ({ fileId } = await upload(mira, den, '0123456789'));
  });

  test.each([
    ['bytes=0-3', 206, '0123', 'bytes 0-3/10'],
    ['bytes=4-', 206, '456789', 'bytes 4-9/10'],
    ['bytes=-2', 206, '89', 'bytes 8-9/10'],
    ['bytes=8-99', 206, '89', 'bytes 8-9/10'],
    ['bytes=10-', 416, '', 'bytes */10'],
    ['bytes=0-1,4-5', 200, '0123456789', undefined],
    ['lines=0-1', 200, '0123456789', undefined],
    ['nonsense', 200, '0123456789', undefined],
  ])('%s', async (range, code, body, told) => {
    const answer = await load(fileId, mira, { range });
    expect([answer.status, answer.body, answer.headers['content-range']]).toEqual([code, body, told]);
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
  });

  test('what is kept is asked for no second time, and a part of another version not given', async () => {
    const { headers } = await load(fileId, mira);
    const etag = String(headers.etag);
    const same = await load(fileId, mira, { 'if-none-match': etag });
    expect([same.status, same.body]).toEqual([304, '']);
    expect((await load(fileId, mira, { range: 'bytes=0-1', 'if-range': '"other"' })).body).toBe('0123456789');
    expect((await load(fileId, mira, { range: 'bytes=0-1', 'if-range': etag })).body).toBe('01');
    const head = await ask(server, `/api/files/${fileId}`, { method: 'HEAD', headers: bearer(mira) });
    expect([head.status, head.headers['content-length'], head.body]).toEqual([200, '10', '']);
  });
});

test('an empty file is a file', async () => {
  const { fileId, size } = await upload(mira, den, '');
  expect([size, (await load(fileId, mira)).body]).toEqual([0, '']);
});
