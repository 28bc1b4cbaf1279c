import { isAbove, isAtLeast, roleOf } from './rank';

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

test('nobody is above their own rank', () => {
  expect(isAbove({ role: 'owner' }, { role: 'moderator' })).toBe(true);
  expect(isAbove({ role: 'moderator' }, { role: 'moderator' })).toBe(false);
  expect(isAbove({}, { role: 'member' })).toBe(false);
});
