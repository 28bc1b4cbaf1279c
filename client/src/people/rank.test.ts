import type { Profile } from '@protocol/people';
import type { Room } from '@protocol/rooms';
import { isAtLeast, mayModerate, maySpeak, roleOf } from './rank';

test('who has no account is a guest', () => {
  expect(roleOf({})).toBe('guest');
  expect(isAtLeast({}, 'guest')).toBe(true);
  expect(isAtLeast({}, 'member')).toBe(false);
});

test('a role holds what those below it hold', () => {
  expect(isAtLeast({ role: 'owner' }, 'moderator')).toBe(true);
  expect(isAtLeast({ role: 'moderator' }, 'moderator')).toBe(true);
  expect(isAtLeast({ role: 'member' }, 'moderator')).toBe(false);
});

test('moderators moderate those below them, owners everybody, others nobody', () => {
  expect(mayModerate({ role: 'moderator' }, {})).toBe(true);
  expect(mayModerate({ role: 'moderator' }, { role: 'member' })).toBe(true);
  expect(mayModerate({ role: 'moderator' }, { role: 'moderator' })).toBe(false);
  expect(mayModerate({ role: 'owner' }, { role: 'owner' })).toBe(true);
  expect(mayModerate({ role: 'member' }, {})).toBe(false);
});

test('a room may be for the words of some, and its host; an archived one is for nobody’s', () => {
  const you: Profile = { userID: 'you', username: 'You' };
  const room: Room = { roomId: 'r', name: 'Room', kind: 'public' };
  expect(maySpeak(you, room)).toBe(true);
  expect(maySpeak(you, { ...room, speakers: 'member' })).toBe(false);
  expect(maySpeak({ ...you, role: 'owner' }, { ...room, speakers: 'member' })).toBe(true);
  expect(maySpeak(you, { ...room, speakers: 'member', host: 'you' })).toBe(true);
  expect(maySpeak({ ...you, role: 'owner' }, { ...room, archived: true })).toBe(false);
});
