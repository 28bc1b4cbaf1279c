import { aStoredMessage } from '../../../test/support/builders';
import { RecentChanges } from './recent-changes';

const changed = (seq: number, changedSeq: number) => ({ ...aStoredMessage(seq), changedSeq });
const seqs = (messages: { seq: number; changedSeq: number }[] | undefined) =>
  messages?.map(({ seq, changedSeq }) => [seq, changedSeq]);

test('what changed after a seq is told, each message once and as it is now', () => {
  const changes = new RecentChanges(10, []);
  changes.add(changed(1, 5));
  changes.add(changed(2, 6));
  changes.add(changed(1, 7));
  expect(seqs(changes.since(0))).toEqual([
    [2, 6],
    [1, 7],
  ]);
  expect(seqs(changes.since(6))).toEqual([[1, 7]]);
  expect(seqs(changes.since(7))).toEqual([]);
});

test('what was forgotten is not passed over', () => {
  const changes = new RecentChanges(2, []);
  for (const seq of [1, 2, 3]) changes.add(changed(seq, seq + 10));
  expect(changes.since(10)).toBeUndefined();
  expect(seqs(changes.since(11))).toEqual([
    [2, 12],
    [3, 13],
  ]);
});

test('as many as the store gives at most may be not all', () => {
  const stored = [changed(1, 11), changed(2, 12)];
  expect(new RecentChanges(2, [...stored]).since(5)).toBeUndefined();
  expect(seqs(new RecentChanges(3, [...stored]).since(5))).toHaveLength(2);
});

test('a name changes where it stands, and what was cleared is told no more', () => {
  const changes = new RecentChanges(10, [changed(1, 5), changed(2, 6)]);
  changes.change((message) => ({ ...message, message: `${message.seq}!` }));
  expect(changes.since(5)).toMatchObject([{ seq: 2, message: '2!' }]);
  changes.clear();
  expect(changes.since(0)).toEqual([]);
});
