import type { Profile } from '@protocol/people';
import { pagesFor, powersOver } from './powers';

const guest: Profile = { userID: 'guest', username: 'Guest' };
const member: Profile = { userID: 'member', username: 'Member', role: 'member' };
const moderator: Profile = { userID: 'moderator', username: 'Moderator', role: 'moderator' };
const owner: Profile = { userID: 'owner', username: 'Owner', role: 'owner' };
const otherOwner: Profile = { userID: 'other', username: 'Other', role: 'owner' };

const over = (you: Profile, other: Profile) => [...powersOver(you, other)];

test('guests and members have no power over anyone, and see no page of the moderators', () => {
  for (const you of [guest, member]) {
    for (const other of [guest, member, moderator, owner]) expect(over(you, other)).toEqual([]);
    expect(pagesFor(you)).toEqual([]);
  }
  expect(pagesFor(null)).toEqual([]);
});

test('moderators mute and ban those below them', () => {
  expect(over(moderator, guest)).toEqual(['mute', 'ban']);
  expect(over(moderator, member)).toEqual(['mute', 'ban']);
  expect(over(moderator, { ...moderator, userID: 'another' })).toEqual([]);
  expect(over(moderator, owner)).toEqual([]);
  expect(pagesFor(moderator)).toEqual(['reports', 'people', 'bans', 'audit']);
  expect(pagesFor({ ...moderator, role: 'owner' })).toEqual(['reports', 'people', 'bans', 'bots', 'audit']);
});

test('owners do everything to everybody, but to guests only what needs no account', () => {
  expect(over(owner, guest)).toEqual(['mute', 'ban']);
  for (const other of [member, moderator, otherOwner]) {
    expect(over(owner, other)).toEqual(['mute', 'ban', 'role', 'password', 'remove']);
  }
});

test('over themselves owners have their role only, and moderators nothing', () => {
  expect(over(owner, owner)).toEqual(['role']);
  expect(over(moderator, moderator)).toEqual([]);
});
