import { jo, listed, mira } from '../state/builders';
import { attentionText, meantForYou, titleOf } from './attention';
import { groupsOf } from './groups';
import { labelOf } from './room-label';

const direct = (more: object = {}) => listed('d', { kind: 'direct', name: '', people: [jo, mira], ...more });

test('a direct conversation is called by the others in it', () => {
  expect(labelOf(direct(), jo)).toBe('Mira');
  expect(labelOf(direct({ people: [jo] }), jo)).toBe('Only you');
  expect(labelOf(listed('x', { name: 'Climbing' }), jo)).toBe('Climbing');
});

test('General comes first, the others by name, direct conversations and archived rooms apart', () => {
  const rooms = [
    listed('b'),
    listed('a10'),
    direct(),
    listed('a9'),
    listed('old', { archived: true }),
    listed('general'),
  ];
  const groups = groupsOf(rooms, jo);
  expect(groups.rooms.map(({ roomId }) => roomId)).toEqual(['general', 'a9', 'a10', 'b']);
  expect(groups.direct).toHaveLength(1);
  expect(groups.archived.map(({ roomId }) => roomId)).toEqual(['old']);
});

test('what is meant for you is counted in the title: mentions, and direct messages', () => {
  const rooms = [listed('general', { unread: 9, mentions: 1 }), direct({ unread: 2, mentions: 2 })];
  expect(rooms.map(meantForYou)).toEqual([1, 2]);
  expect(titleOf(rooms, 'General')).toBe('(3) General · Snug');
  expect(titleOf([listed('general', { unread: 9 })], 'General')).toBe('General · Snug');
  expect(titleOf([direct({ unread: 100 })], '')).toBe('(100+) Snug');
});

test('what one wants to be notified of says what is meant for one, and a muted room is quiet', () => {
  const counts = { unread: 9, mentions: 1 };
  expect(
    (['all', 'mentions', 'none'] as const).map((notify) => meantForYou(listed('a', { ...counts, notify }))),
  ).toEqual([9, 1, 0]);
  expect(meantForYou(direct({ ...counts, notify: 'mentions' }))).toBe(1);
  expect(titleOf([listed('a', { ...counts, notify: 'none' })], 'General')).toBe('General · Snug');
});

test('what is new in a room is said in words', () => {
  expect(attentionText(listed('a'))).toBe('');
  expect(attentionText(listed('a', { unread: 100, mentions: 2 }))).toBe('100+ unread, 2 for you');
  expect(attentionText(direct({ unread: 2, mentions: 2 }))).toBe('2 unread');
});
