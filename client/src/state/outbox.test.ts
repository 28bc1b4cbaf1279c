import { writtenHere } from './builders';
import {
  endsWithPage,
  hasRoomFor,
  isOld,
  isSame,
  type KeptEntry,
  keepEntry,
  nextPending,
  type OutboxEntry,
  readBack,
  withoutFile,
} from './outbox';

const kept = (clientId: string, place: number, more: Partial<OutboxEntry> = {}): KeptEntry => ({
  ...writtenHere(clientId, more),
  place,
});
const idsOf = (outbox: readonly OutboxEntry[]) => outbox.map(({ clientId }) => clientId);

test('what is on its way to the disk is not sent yet, and is once it is there or cannot be', () => {
  const writing = [writtenHere('a', { state: 'writing' })];
  expect(nextPending(writing, 'general')).toBeUndefined();
  const there = keepEntry(writing, 'a', 7);
  expect(nextPending(there, 'general')).toMatchObject({ clientId: 'a', place: 7 });
  const loose = keepEntry(writing, 'a', undefined);
  expect(nextPending(loose, 'general')).toMatchObject({ clientId: 'a' });
  expect([...writing, ...there, ...loose].map(endsWithPage)).toEqual([false, false, true]);
});

test('what other tabs wrote, sent and gave up is read back in the order in which it was written', () => {
  const outbox = [kept('mine', 2), kept('sent elsewhere', 3), kept('mine too', 5)];
  const read = readBack(outbox, [kept('theirs', 1), kept('mine', 2), kept('theirs too', 4), kept('mine too', 5)]);
  expect(idsOf(read)).toEqual(['theirs', 'mine', 'theirs too', 'mine too']);
  // The same objects, so that their rows are not drawn anew.
  expect(read[1]).toBe(outbox[0]);
});

test('what became of one in another tab is taken over', () => {
  const failed = kept('a', 1, { state: 'failed', note: 'no' });
  expect(readBack([kept('a', 1)], [failed])).toEqual([failed]);
});

test('what is not on disk stays where it stood', () => {
  const outbox = [
    writtenHere('sent', { state: 'sent', seq: 9 }),
    kept('a', 1),
    writtenHere('loose'),
    kept('b', 2),
    writtenHere('new', { state: 'writing' }),
  ];
  expect(idsOf(readBack(outbox, [kept('a', 1), kept('b', 2)]))).toEqual(['sent', 'a', 'loose', 'b', 'new']);
  expect(idsOf(readBack(outbox, []))).toEqual(['sent', 'loose', 'new']);
});

test('one that reached the disk and was read back before that was told stands there once', () => {
  const outbox = [kept('a', 1), writtenHere('b', { state: 'writing' })];
  const read = readBack(outbox, [kept('a', 1), kept('b', 2)]);
  expect(idsOf(read)).toEqual(['a', 'b']);
  expect(keepEntry(read, 'b', 2)).toEqual(read);
});

test('a message is old after a day', () => {
  const day = 24 * 60 * 60 * 1_000;
  expect(isOld(writtenHere('a', { writtenAt: 0 }), day)).toBe(false);
  expect(isOld(writtenHere('a', { writtenAt: 0 }), day + 1)).toBe(true);
});

test('the outbox is bounded, in messages and in what they hold', () => {
  const many = (count: number, message: string) =>
    Array.from({ length: count }, (_, index) => writtenHere(`${index}`, { message }));
  expect(hasRoomFor(many(499, 'x'), 'x')).toBe(true);
  expect(hasRoomFor(many(500, 'x'), 'x')).toBe(false);
  expect(hasRoomFor(many(249, 'x'.repeat(4_000)), 'x'.repeat(4_000))).toBe(true);
  expect(hasRoomFor(many(250, 'x'.repeat(4_000)), 'x')).toBe(false);
});

describe('a message with files', () => {
  const file = (key: string) => ({ key, roomId: 'general', name: `${key}.png`, size: 3, type: 'image/png' });
  const withFiles = (message: string, ...keys: string[]) =>
    writtenHere('a', { message, attachments: keys.map(file) }) satisfies OutboxEntry;

  test('is sent without a file that was left out', () => {
    const [entry] = withoutFile([withFiles('', 'one', 'two')], 'one');
    expect(entry).toMatchObject({ clientId: 'a', attachments: [file('two')] });
    expect(withoutFile([withFiles('look', 'one')], 'one')).toEqual([writtenHere('a', { message: 'look' })]);
  });

  test('is gone with its last file where it says nothing', () => {
    expect(withoutFile([withFiles('', 'one'), writtenHere('b')], 'one')).toEqual([writtenHere('b')]);
  });

  test('is another one for the disk once a file is left out', () => {
    expect(isSame(withFiles('', 'one', 'two'), withFiles('', 'one'))).toBe(false);
    expect(isSame(withFiles('', 'one'), withFiles('', 'two'))).toBe(true);
  });
});
