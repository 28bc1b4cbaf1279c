import { randomUUID } from 'node:crypto';
import type { StoredFile } from '../../src/domain/ports';
import { type Attached, GENERAL } from '../../src/protocol/index';
import { aGuest } from '../support/builders';
import { KeptStore } from './kept-store';

const kept = new KeptStore();
const mira = aGuest('Mira');
const [by, other] = ['guest-Mira', 'guest-Theo'];
const absent = { code: 'file_not_found' };
const voice = { durationMs: 1_200, waveform: [0, 31, 7] };

async function upload(fields: Partial<StoredFile> = {}): Promise<string> {
  const fileId = randomUUID();
  const file = { name: 'a.bin', size: 10, type: 'application/octet-stream', kind: 'other' as const };
  await kept.store.files.add({ ...file, fileId, roomId: GENERAL, by, createdAt: 1, ...fields });
  return fileId;
}

const send = (attached: Attached[], clientId: string | undefined = undefined, message = '', roomId = GENERAL) =>
  kept.store.messages.append(
    roomId,
    {
      id: randomUUID(),
      kind: 'message',
      author: mira,
      message,
      sentAt: 1,
      ...(clientId === undefined ? {} : { clientId }),
    },
    attached,
  );
const ids = (...fileIds: string[]) => fileIds.map((fileId) => ({ fileId }));
const find = (fileId: string) => kept.store.files.find(fileId);
const removed = async () => new Set(await kept.store.files.removed(100));

test('an upload is kept as it was given', async () => {
  const looks = { name: 'é.png', type: 'image/png', kind: 'picture', width: 3, height: 4, thumbnail: true } as const;
  const fileId = await upload(looks);
  await kept.reopen();
  expect(await find(fileId)).toStrictEqual({ fileId, roomId: GENERAL, by, createdAt: 1, size: 10, ...looks });
  expect(await find(randomUUID())).toBeUndefined();
  await expect(upload({ roomId: 'nowhere' })).rejects.toMatchObject({ code: 'room_not_found' });
});

describe('a message', () => {
  test('has its files, in their order, wherever it is read', async () => {
    const [one, two] = [await upload({ name: 'one' }), await upload({ name: 'two', width: 1, height: 2 })];
    const { message } = await send([{ fileId: two, voice }, { fileId: one }], 'a', 'look');
    await kept.say('without');
    await kept.reopen();
    expect(message.attachments).toEqual([
      expect.objectContaining({ fileId: two, name: 'two', width: 1, height: 2, voice }),
      expect.objectContaining({ fileId: one, name: 'one' }),
    ]);
    expect(await kept.store.messages.message(GENERAL, 1)).toStrictEqual(message);
    expect((await kept.room()).window[0]).toStrictEqual(message);
    expect(await kept.store.messages.messagesBefore(GENERAL, 2, 5)).toStrictEqual([message]);
    expect((await kept.room()).window[1]).not.toHaveProperty('attachments');
    expect(await find(one)).toMatchObject({ seq: 1 });
    const { changes } = (await kept.store.messages.changesSince(GENERAL, 0, { changes: 9, bytes: 9_999 })) ?? {};
    expect(changes?.[0]).toMatchObject({ message });
    const edited = await kept.store.messages.edit(GENERAL, 1, { message: '', mentions: undefined, at: 1 });
    expect(edited.message.attachments).toStrictEqual(message.attachments);
  });

  test('has no file of somebody else, of another room, that another has, or that is none', async () => {
    await kept.makeRoom('den', { members: [mira] });
    const [own, used] = [await upload(), await upload()];
    await send(ids(used));
    for (const fileId of [used, await upload({ by: other }), await upload({ roomId: 'den' }), randomUUID(), ''])
      await expect(send(ids(own, fileId))).rejects.toMatchObject(absent);
    expect((await kept.room()).seq).toBe(1);
    expect(await find(own)).not.toHaveProperty('seq');
    expect((await send(ids(own))).isNew).toBe(true);
  });

  test('takes a file once, also where two want it at once', async () => {
    const fileId = await upload();
    const sent = await Promise.allSettled([send(ids(fileId), 'a'), send(ids(fileId), 'b')]);
    expect(sent.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect((await kept.room()).seq).toBe(1);
  });

  test('that is sent again is the first; with other files it is another', async () => {
    const [one, two] = [await upload(), await upload()];
    const { message } = await send(ids(one), 'a');
    expect(await send(ids(one), 'a')).toEqual({ isNew: false, message });
    for (const attached of [[], ids(two), ids(one, two)])
      await expect(send(attached, 'a')).rejects.toMatchObject({ code: 'client_id_reused' });
    expect(await find(two)).not.toHaveProperty('seq');
    await kept.say('plain', { clientId: 'b' });
    await expect(send(ids(two), 'b', 'plain')).rejects.toMatchObject({ code: 'client_id_reused' });
    await kept.store.messages.delete(GENERAL, 1);
    expect(await send(ids(one), 'a')).toMatchObject({ isNew: false, message: { deleted: true } });
  });
});

describe('files go', () => {
  test('with their message', async () => {
    const fileId = await upload();
    await send(ids(fileId));
    const { message } = await kept.store.messages.delete(GENERAL, 1);
    expect(message).not.toHaveProperty('attachments');
    await kept.reopen();
    expect(await find(fileId)).toBeUndefined();
    expect(await removed()).toEqual(new Set([fileId]));
    await kept.store.files.forget([fileId]);
    expect(await removed()).toEqual(new Set());
  });

  test('when all that somebody said is swept, and stay when a room is cleared', async () => {
    const [one, two] = [await upload(), await upload()];
    await send(ids(one, two));
    await kept.clear();
    expect(await find(one)).toMatchObject({ seq: 1 });
    expect(await kept.store.messages.message(GENERAL, 1)).toBeUndefined();
    await kept.store.messages.undoClear(GENERAL, 0, 0, 0);
    expect((await kept.store.messages.message(GENERAL, 1))?.attachments).toHaveLength(2);
    await kept.store.messages.sweep(GENERAL, by, 0, 0);
    expect(await removed()).toEqual(new Set([one, two]));
    expect(await find(one)).toBeUndefined();
  });

  test('when their uploader drops them, unless a message has them', async () => {
    const [one, sent] = [await upload(), await upload()];
    await send(ids(sent));
    expect(await kept.store.files.drop(one, other)).toBe(false);
    expect(await kept.store.files.drop(one, by)).toBe(true);
    expect(await kept.store.files.drop(one, by)).toBe(false);
    expect(await kept.store.files.drop(sent, by)).toBe(false);
    expect(await removed()).toEqual(new Set([one]));
  });

  test('when no message took them: the oldest first, or all of a person', async () => {
    const [old, older, young, sent] = [
      await upload({ createdAt: 2 }),
      await upload({ createdAt: 1 }),
      await upload({ createdAt: 9 }),
      await upload({ createdAt: 1 }),
    ];
    await send(ids(sent));
    expect(await kept.store.files.dropUnused({ before: 9 }, 1)).toBe(1);
    expect(await removed()).toEqual(new Set([older]));
    expect(await kept.store.files.dropUnused({ before: 9 }, 10)).toBe(1);
    expect(await removed()).toEqual(new Set([older, old]));
    expect(await kept.store.files.dropUnused({ by }, 10)).toBe(1);
    expect(await find(young)).toBeUndefined();
    expect(await find(sent)).toMatchObject({ seq: 1 });
  });
});

test('what is kept is counted, of each and in all, whatever comes and goes', async () => {
  const one = await upload({ size: 5 });
  await upload({ size: 7, by: other });
  const sent = await upload({ size: 100 });
  await send(ids(sent));
  expect(await kept.store.files.kept(by)).toEqual({ person: 105, all: 112 });
  await kept.store.files.drop(one, by);
  await kept.store.messages.delete(GENERAL, 1);
  expect(await kept.store.files.kept(by)).toEqual({ person: 0, all: 7 });
  await kept.reopen();
  expect(kept.store.files.figures()).toEqual({ files: 1, bytes: 7 });
});

test('what is neither kept nor removed is told', async () => {
  const [file, gone, unknown] = [await upload(), await upload(), randomUUID()];
  await kept.store.files.drop(gone, by);
  expect(await kept.store.files.unknown([file, gone, unknown])).toEqual([unknown]);
});
