import type { ListedRoom } from '@protocol/rooms';
import { jo, listed, message, mira } from '../state/builders';
import { isDue, newestFor, risesIn } from './due';
import type { Wishes } from './wishes';

const room = (seq: number, more: Partial<ListedRoom> = {}) =>
  listed('climbing', { head: { epoch: 'one', seq }, readSeq: 1, ...more });
const direct = (seq: number, more: Partial<ListedRoom> = {}) => room(seq, { kind: 'direct', name: '', ...more });
const rise = (count: number, since: number) => [{ roomId: 'climbing', count, since }];
const wishes: Wishes = { desktop: true, sound: false, isPrivate: false, quietUntil: 0 };

test('a mention is something new, and in a conversation everything is', () => {
  expect(risesIn([room(4)], [room(5, { unread: 1 })])).toEqual([]);
  expect(risesIn([room(4)], [room(6, { unread: 2, mentions: 1 })])).toEqual(rise(1, 4));
  expect(risesIn([direct(4, { unread: 1 })], [direct(6, { unread: 3 })])).toEqual(rise(2, 4));
});

test('a room is as loud as one chose', () => {
  for (const [notify, count] of [
    ['all', 3],
    ['mentions', 1],
    ['none', 0],
  ] as const) {
    const after = room(7, { unread: 3, mentions: 1, notify });
    expect(risesIn([room(4, { notify })], [after])).toEqual(count === 0 ? [] : rise(count, 4));
  }
});

test('nothing is new where nothing was said: another choice, reading elsewhere, what waited at first, the same list', () => {
  const waiting = room(5, { unread: 5, mentions: 1 });
  expect(risesIn([waiting], [{ ...waiting, notify: 'all' }])).toEqual([]);
  expect(risesIn([waiting], [room(5)])).toEqual([]);
  expect(risesIn([], [waiting])).toEqual([]);
  expect(risesIn([waiting], [waiting])).toEqual([]);
});

test('what is said in a conversation that one did not know of is new', () => {
  expect(risesIn([listed('general')], [listed('general'), direct(3, { unread: 2 })])).toEqual(rise(2, 1));
});

test('beyond what is counted one is still notified', () => {
  expect(risesIn([direct(200, { unread: 100 })], [direct(201, { unread: 100 })])).toEqual(rise(1, 200));
});

test.each<[string, ListedRoom | undefined, Partial<Wishes>, boolean]>([
  ['a mention that waits', room(5, { unread: 1, mentions: 1 }), {}, true],
  ['by sound alone', room(5, { unread: 1, mentions: 1 }), { desktop: false, sound: true }, true],
  ['what was read meanwhile', room(5), {}, false],
  ['a room that one is no longer in', undefined, {}, false],
  ['a room that was muted meanwhile', room(5, { unread: 1, mentions: 1, notify: 'none' }), {}, false],
  ['neither by sound nor on the desktop', room(5, { unread: 1, mentions: 1 }), { desktop: false }, false],
  ['do not disturb', room(5, { unread: 1, mentions: 1 }), { quietUntil: 1_001 }, false],
  ['do not disturb, which has ended', room(5, { unread: 1, mentions: 1 }), { quietUntil: 1_000 }, true],
])('due or not: %s', (_what, one, more, expected) => {
  expect(isDue(one, { ...wishes, ...more }, 1_000)).toBe(expected);
});

test('the message that is shown is the newest that is meant for one, and never one’s own', () => {
  const messages = [
    message(4, { mentions: ['jo'] }),
    message(5, { mentions: ['jo'] }),
    message(6),
    message(7, { author: jo, mentions: ['jo'] }),
    message(8, { kind: 'left', author: mira }),
  ];
  const newest = (one: ListedRoom, since = 4) => newestFor(messages, one, { yourKey: 'jo', since })?.seq;
  expect([newest(room(8)), newest(room(8), 5)]).toEqual([5, undefined]);
  expect([newest(room(8, { notify: 'all' })), newest(direct(8))]).toEqual([6, 6]);
});
