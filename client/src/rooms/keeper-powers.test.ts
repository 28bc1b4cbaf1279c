import type { Profile } from '@protocol/people';
import type { Room } from '@protocol/rooms';
import { keeperPowersOf, mayBeRemoved } from './keeper-powers';

const guest: Profile = { userID: 'guest', username: 'Guest' };
const member: Profile = { userID: 'member', username: 'Member', role: 'member' };
const moderator: Profile = { userID: 'moderator', username: 'Moderator', role: 'moderator' };
const room: Room = { roomId: 'r', name: 'Climbing', kind: 'private' };
const of = (you: Profile, more: Partial<Room> = {}) => [...keeperPowersOf(you, { ...room, ...more })];

test('a guest may do nothing, a member add others', () => {
  expect(of(guest)).toEqual([]);
  expect(of(member)).toEqual(['addMembers']);
});

test('moderators and the host keep the room', () => {
  const all = ['archive', 'seeInvites', 'addMembers', 'removeMembers', 'webhooks'];
  expect(of(moderator)).toEqual(all);
  expect(of(member, { host: 'member' })).toEqual(all);
});

test('General is nobody’s to archive, and everyone is in it', () => {
  expect(of(moderator, { kind: 'general' })).toEqual(['seeInvites', 'webhooks']);
});

test('a direct conversation belongs to its people as it is', () => {
  expect(of(moderator, { kind: 'direct', name: '' })).toEqual([]);
});

test('the host puts out whom they want, a moderator those below them, nobody themselves', () => {
  const hosted: Room = { ...room, host: 'member' };
  expect(mayBeRemoved(member, moderator, hosted)).toBe(true);
  expect(mayBeRemoved(member, member, hosted)).toBe(false);
  expect(mayBeRemoved(moderator, member, hosted)).toBe(true);
  expect(mayBeRemoved(moderator, { ...moderator, userID: 'another' }, hosted)).toBe(false);
  expect(mayBeRemoved(guest, member, hosted)).toBe(false);
});
