import { GENERAL, REACTIONS_MAX } from '../../src/protocol/index';
import { aClaim, aGuest, aNotice } from '../support/builders';
import { KeptStore } from './kept-store';

const kept = new KeptStore();
const [mira, theo] = [aGuest('Mira'), aGuest('Theo')];

const edit = (seq: number, message: string, mentions?: string[], at = 5) =>
  kept.store.messages.edit(GENERAL, seq, { message, mentions, at });
const remove = (seq: number) => kept.store.messages.delete(GENERAL, seq);
const react = (seq: number, emoji: string, by = theo, isOn = true) =>
  kept.store.messages.react(GENERAL, seq, { emoji, by, at: 1, isOn });
const message = (seq: number) => kept.store.messages.message(GENERAL, seq);

const absent = { code: 'message_not_found' };

describe('what is not there, or hidden,', () => {
  test.each([1, 2, 99])('is not changed, shown or told of: %d', async (seq) => {
    await kept.say('hidden');
    await kept.clear();
    await expect(edit(seq, 'other')).rejects.toMatchObject(absent);
    await expect(remove(seq)).rejects.toMatchObject(absent);
    await expect(react(seq, '👍')).rejects.toMatchObject(absent);
    await expect(kept.store.messages.edits(GENERAL, seq)).rejects.toMatchObject(absent);
    expect(await message(seq)).toBeUndefined();
    expect((await kept.room()).seq).toBe(2);
  });
});

describe('editing', () => {
  test('takes a seq, marks the message, and keeps the texts from before', async () => {
    await kept.say('one', { mentions: ['guest-Theo'], clientId: 'a' });
    await kept.say('between');
    const edited = await edit(1, 'two', undefined, 5);
    await edit(1, 'three', ['guest-Zoe'], 6);
    await kept.reopen();
    expect(edited).toMatchObject({ isNew: true, message: { seq: 1, changedSeq: 3, message: 'two', editedAt: 5 } });
    expect(edited.message).not.toHaveProperty('mentions');
    expect(await message(1)).toMatchObject({ changedSeq: 4, message: 'three', editedAt: 6, mentions: ['guest-Zoe'] });
    expect(await kept.store.messages.edits(GENERAL, 1)).toEqual([
      { message: 'one', until: 5 },
      { message: 'two', until: 6 },
    ]);
    expect(await kept.store.messages.edits(GENERAL, 2)).toEqual([]);
  });

  test('to the same text changes nothing', async () => {
    await kept.say('one');
    expect(await edit(1, 'one')).toMatchObject({ isNew: false, message: { changedSeq: 1 } });
    expect((await kept.room()).seq).toBe(1);
  });

  test('leaves a retry what it was: the text as it was sent first', async () => {
    await kept.say('one', { clientId: 'a' });
    await edit(1, 'two');
    expect(await kept.say('one', { clientId: 'a' })).toMatchObject({ isNew: false, message: { message: 'two' } });
    await expect(kept.say('two', { clientId: 'a' })).rejects.toMatchObject({ code: 'client_id_reused' });
    await remove(1);
    expect(await kept.say('one', { clientId: 'a' })).toMatchObject({ isNew: false, message: { deleted: true } });
  });

  test('moves the mentions', async () => {
    await kept.say('@Theo', { mentions: ['guest-Theo', 'guest-Mira'] });
    const mentions = async (person: string) => (await kept.store.rooms.standing(GENERAL, person))?.mentions;
    expect([await mentions('guest-Theo'), await mentions('guest-Zoe'), await mentions('guest-Mira')]).toEqual([
      1, 0, 0,
    ]);
    await edit(1, '@Zoe', ['guest-Zoe']);
    expect([await mentions('guest-Theo'), await mentions('guest-Zoe')]).toEqual([0, 1]);
    await remove(1);
    expect(await mentions('guest-Zoe')).toBe(0);
  });
});

describe('deleting', () => {
  test('leaves an empty message in its place, and nothing of what it was', async () => {
    await kept.say('one', { mentions: ['guest-Theo'], replyTo: 7 });
    await edit(1, 'secret', ['guest-Theo']);
    await react(1, '👍');
    const { message: deleted, isNew } = await remove(1);
    await kept.reopen();
    expect(isNew).toBe(true);
    expect(await message(1)).toStrictEqual(deleted);
    expect(deleted).toEqual(expect.objectContaining({ seq: 1, changedSeq: 4, message: '', deleted: true, replyTo: 7 }));
    for (const field of ['mentions', 'reactions', 'editedAt']) expect(deleted).not.toHaveProperty(field);
    expect(await kept.store.messages.edits(GENERAL, 1)).toEqual([]);
  });

  test('again changes nothing, and nothing else can be done to it', async () => {
    await kept.say('one');
    await remove(1);
    expect(await remove(1)).toMatchObject({ isNew: false, message: { changedSeq: 2 } });
    await expect(edit(1, 'other')).rejects.toMatchObject(absent);
    await expect(react(1, '👍')).rejects.toMatchObject(absent);
    expect((await kept.room()).seq).toBe(2);
  });
});

describe('reactions', () => {
  test('stand in the order in which they came, with those who put them', async () => {
    await kept.say('one');
    for (const [emoji, by] of [
      ['👍', theo],
      ['🎉', mira],
      ['👍', aClaim('Five', 5)],
    ] as const)
      await react(1, emoji, by);
    await kept.reopen();
    expect((await message(1))?.reactions).toEqual([
      { emoji: '👍', by: [theo, aClaim('Five', 5)] },
      { emoji: '🎉', by: [mira] },
    ]);
    await react(1, '👍', theo, false);
    await react(1, '🎉', mira, false);
    expect((await message(1))?.reactions).toEqual([{ emoji: '👍', by: [aClaim('Five', 5)] }]);
    await react(1, '👍', aClaim('Five', 5), false);
    expect(await message(1)).not.toHaveProperty('reactions');
  });

  test('that are so already change nothing, also at once', async () => {
    await kept.say('one');
    const answers = await Promise.all([react(1, '👍'), react(1, '👍'), react(1, '👍', mira, false)]);
    expect(answers.map(({ isNew }) => isNew)).toEqual([true, false, false]);
    expect((await kept.room()).seq).toBe(2);
  });

  test(`are of ${REACTIONS_MAX} kinds at most, by however many people`, async () => {
    await kept.say('one');
    for (let one = 0; one < REACTIONS_MAX; one += 1) await react(1, `emoji ${one}`);
    await expect(react(1, 'one more')).rejects.toMatchObject({ code: 'reaction_invalid' });
    await react(1, 'emoji 0', mira);
    await react(1, 'one more', theo, false);
    expect((await message(1))?.reactions).toHaveLength(REACTIONS_MAX);
  });
});

describe('what was changed', () => {
  test('comes with the room, by its last change, the newest of it', async () => {
    for (const text of ['a', 'b', 'c']) await kept.say(text);
    await edit(3, 'c!');
    await edit(1, 'a!');
    await react(2, '👍');
    await remove(1);
    const changed = async (size: number) =>
      (await kept.store.messages.openRoom(GENERAL, 0, size))?.changed.map(({ seq, changedSeq }) => [seq, changedSeq]);
    expect(await changed(10)).toEqual([
      [3, 4],
      [2, 6],
      [1, 7],
    ]);
    expect(await changed(2)).toEqual([
      [2, 6],
      [1, 7],
    ]);
    await kept.clear();
    expect(await changed(10)).toEqual([]);
  });
});

describe('sweeping', () => {
  test('removes all that an author said, hidden or not, with all that hangs on it', async () => {
    await kept.store.messages.append(GENERAL, aNotice('entered', theo));
    await kept.say('before', { author: theo });
    await kept.clear();
    await kept.say('@Mira', { author: theo, mentions: ['guest-Mira'], clientId: 'a' });
    await kept.say('mine', { author: mira });
    await edit(4, '@Mira!', ['guest-Mira']);
    await react(4, '👍', mira);
    await react(5, '👍', theo);
    expect(await kept.store.messages.roomsWithMessagesOf('guest-Theo')).toEqual([GENERAL]);
    expect(await kept.store.messages.sweep(GENERAL, 'guest-Theo', 5, 5)).toMatchObject({
      seq: 9,
      window: [{ message: 'mine' }],
      changed: [{ message: 'mine' }],
    });
    await kept.reopen();
    expect(await kept.room()).toMatchObject({ seq: 9, restoredSeq: 9, occupants: [theo], cleared: { seq: 3 } });
    expect(await kept.texts()).toEqual(['mine']);
    expect(await kept.store.messages.roomsWithMessagesOf('guest-Theo')).toEqual([]);
    expect(await kept.store.rooms.standing(GENERAL, 'guest-Mira')).toMatchObject({ unread: 0, mentions: 0 });
    await kept.store.messages.undoClear(GENERAL, 0, 0, 0);
    expect(await kept.texts()).toEqual(['Theo has entered the chat', 'mine']);
  });

  test('of who said nothing there is no change', async () => {
    await kept.say('mine');
    expect(await kept.store.messages.sweep(GENERAL, 'guest-Theo', 0, 0)).toBeUndefined();
    expect((await kept.room()).seq).toBe(1);
  });
});

describe('a new name', () => {
  test('is borne by messages, notices and reactions, in every room, and moves no head', async () => {
    await kept.makeRoom('den', { members: [theo] });
    await kept.store.messages.append(GENERAL, aNotice('entered', theo));
    await kept.say('hello, Theo here', { author: theo, clientId: 'a' });
    await kept.say('in the den', { author: theo, clientId: 'a' }, 'den');
    await kept.say('by Mira', { author: mira });
    await react(3, '👍', theo);
    await kept.store.messages.renameAuthor('guest-Theo', 'Dora');
    await kept.reopen();
    const dora = { ...theo, username: 'Dora' };
    const { window, seq, occupants } = await kept.room();
    expect(window.map(({ author, message }) => [author.username, message])).toEqual([
      ['Dora', 'Dora has entered the chat'],
      ['Dora', 'hello, Theo here'],
      ['Mira', 'by Mira'],
    ]);
    expect(window[2]?.reactions).toEqual([{ emoji: '👍', by: [dora] }]);
    expect([seq, occupants]).toEqual([4, [dora]]);
    expect((await kept.room(10, 'den')).window[0]?.author).toEqual(dora);
    expect((await kept.room(10, 'den')).members).toEqual([dora]);
  });
});

test('an undone clear is one that is young enough', async () => {
  await kept.say('one');
  await kept.clear(null, 1_000);
  expect(await kept.store.messages.undoClear(GENERAL, 1_001, 0, 0)).toBeUndefined();
  const said = [kept.say('two'), kept.say('three')] as const;
  const undone = kept.store.messages.undoClear(GENERAL, 1_000, 2, 1);
  const [{ message }] = await Promise.all([...said, kept.say('four'), edit(1, 'one!')]);
  // As it was by then, whatever was asked for with it.
  expect(await undone).toMatchObject({
    seq: 5,
    restoredSeq: 5,
    cleared: null,
    window: [message, { seq: 4, message: 'three' }],
    changed: [],
  });
});
