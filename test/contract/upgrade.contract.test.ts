import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { GENERAL } from '../../src/protocol/index';
import { aClaim, aGuest } from '../support/builders';
import { KeptStore } from './kept-store';

const kept = new KeptStore((folder) => copyFileSync(join(__dirname, 'fixtures', '0001.db'), join(folder, 'snug.db')));

const mira = aGuest('Mira', 'a2710d99-e102-4d6a-bde8-a2aefd095d11');
const theo = aClaim('Theo', 5);
const zoe = aClaim('Zoë', 'zoe');

test('a database of the version with one room is opened with all that was said and done in it', async () => {
  expect(kept.store.installation).toMatchObject({
    epoch: 'xlVjEKamY2kr',
    isPutBack: false,
    secret: 'BfrsYsZEp2hvMO6r7jYAUAkTP3CK7Zt92YEUA-jwnUg',
  });
  const { window, occupants, ...room } = await kept.room();
  expect(room).toEqual({
    room: { roomId: GENERAL, name: 'General', kind: 'general' },
    seq: 11,
    restoredSeq: 0,
    cleared: { seq: 6, by: theo, at: 1_795_316_235_725 },
    changed: [],
    members: [],
  });
  expect(new Set(occupants)).toEqual(new Set([mira, theo]));
  const greeting = 'hello 👩‍👩‍👧 สวัสดี नमस्ते مرحبا 你好 Chào';
  expect(window).toStrictEqual([
    {
      id: '01a2012f-bdcf-72ee-982b-be34540eaf09',
      seq: 7,
      changedSeq: 7,
      kind: 'message',
      author: mira,
      message: greeting,
      sentAt: 1_795_316_235_727,
      clientId: 'mira-2',
    },
    expect.objectContaining({ seq: 8, author: theo, message: `<b>"100%_\\'</b>`, timeStamp: 1_700_000_000_123.5 }),
    expect.objectContaining({ seq: 9, author: zoe, message: 'Grüße', timeStamp: null }),
    expect.objectContaining({ seq: 10, kind: 'left', author: zoe, message: 'Zoë has left the chat' }),
    expect.objectContaining({ seq: 11, author: mira, message: 'last words', clientId: 'mira-3' }),
  ]);
});

test('a retry of what was sent to that version adds nothing', async () => {
  const retry = await kept.say('last words', { author: mira, clientId: 'mira-3' });
  expect(retry).toMatchObject({ isNew: false, message: { seq: 11 } });
  expect(await kept.say('hidden by the clear', { author: mira, clientId: 'mira-1' })).toMatchObject({ isNew: false });
  const other = kept.say('other words', { author: mira, clientId: 'mira-3' });
  await expect(other).rejects.toMatchObject({ code: 'client_id_reused' });
  expect((await kept.say('new', { author: mira, clientId: 'mira-4' })).message.seq).toBe(12);
});

test('a clear that was done with that version is undone', async () => {
  expect(await kept.store.messages.undoClear(GENERAL, 0, 0, 0)).toMatchObject({ seq: 12 });
  const texts = await kept.texts();
  expect(texts.slice(3, 5)).toEqual(['hidden by the clear', 'hidden too']);
  expect(texts).toHaveLength(10);
});

test('what was said to that version is searched, edited and swept like everything else', async () => {
  const find = async (...words: string[]) => {
    const { found } = await kept.store.search.search({ words, roomIds: [GENERAL], limit: 10 });
    return found.map(({ message }) => message.seq);
  };
  expect(await find('GRÜSSE')).toEqual([9]);
  await kept.index();
  expect(await find('GRÜSSE')).toEqual([9]);
  expect(await find('hidden')).toEqual([]);
  await kept.store.messages.edit(GENERAL, 11, { message: 'not the last', mentions: undefined, at: 1 });
  expect(await find('last')).toEqual([11]);
  expect(await kept.store.messages.sweep(GENERAL, 'claim:5', 0, 0)).toMatchObject({ seq: 13 });
  expect((await kept.texts()).join()).not.toContain('100%');
  await kept.reopen();
  expect(await kept.room()).toMatchObject({ seq: 13, restoredSeq: 13 });
});
