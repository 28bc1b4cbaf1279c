import type { Profile } from '@protocol/people';
import { profileChanges, writtenFrom } from './profile-changes';

const you: Profile = { userID: 'you', username: 'Mira', colour: 30, status: 'Out climbing' };

test('what does not differ is not asked for', () => {
  expect(profileChanges(you, writtenFrom(you))).toBeNull();
  expect(profileChanges(you, { username: ' Mira ', colour: 30, status: 'Out climbing ' })).toBeNull();
});

test('what differs is, and nothing else', () => {
  expect(profileChanges(you, { ...writtenFrom(you), username: 'Mira K' })).toEqual({ username: 'Mira K' });
  expect(profileChanges(you, { ...writtenFrom(you), colour: 0 })).toEqual({ colour: 0 });
});

test('an empty status and the given colour take away what was there', () => {
  expect(profileChanges(you, { username: 'Mira', colour: null, status: ' ' })).toEqual({ colour: null, status: null });
});
