import type { Profile } from '@protocol/people';
import type { Room } from '@protocol/rooms';
import { jo, message, mira } from '../../state/builders';
import { type Offer, offersFor } from './offers';

const room: Room = { roomId: 'general', name: 'General', kind: 'general' };
const said = message(1, { author: mira });
const moderator: Profile = { ...jo, role: 'moderator' };

function offered(more: Partial<Parameters<typeof offersFor>[0]>): Offer[] {
  return [...offersFor({ message: said, you: jo, room, ...more })];
}

test('anyone may answer, react to, copy and report what another said', () => {
  expect(offered({})).toEqual(['react', 'reply', 'copyText', 'copyLink', 'bookmark', 'report']);
});

test('one’s own message can be edited and deleted, and is not reported', () => {
  expect(offered({ you: mira })).toEqual(['react', 'reply', 'edit', 'copyText', 'copyLink', 'bookmark', 'delete']);
});

test('where nothing is written there is nothing to copy', () => {
  expect(offered({ message: { ...said, message: '' } })).not.toContain('copyText');
});

test('a moderator deletes, mutes and bans, but does not edit', () => {
  expect(offered({ you: moderator })).toEqual([
    'react',
    'reply',
    'copyText',
    'copyLink',
    'bookmark',
    'pin',
    'report',
    'mute',
    'ban',
    'delete',
  ]);
});

test('moderators and the host pin, and in a conversation everyone', () => {
  expect(offered({ room: { ...room, kind: 'private', host: 'jo' } })).toContain('pin');
  expect(offered({ room: { ...room, kind: 'direct' } })).toContain('pin');
  expect(offered({ room: { ...room, kind: 'private', host: 'mira' } })).not.toContain('pin');
});

test('a moderator sees earlier texts of what was edited', () => {
  const edited = { ...said, editedAt: 5 };
  expect(offered({ message: edited, you: moderator })).toContain('edits');
  expect(offered({ message: edited })).not.toContain('edits');
});

test('moderators are muted and banned by owners only, and nobody by themselves', () => {
  expect(offered({ you: moderator, author: { ...mira, role: 'moderator' } })).not.toContain('ban');
  expect(offered({ you: { ...jo, role: 'owner' }, author: { ...mira, role: 'moderator' } })).toContain('ban');
  expect(offered({ you: { ...mira, role: 'owner' } })).not.toContain('mute');
});

test('who may not speak in a room may not answer, react or edit in it', () => {
  const quiet: Room = { ...room, speakers: 'moderator' };
  expect(offered({ room: quiet })).toEqual(['copyText', 'copyLink', 'bookmark', 'report']);
  expect(offered({ room: quiet, you: mira })).toEqual(['copyText', 'copyLink', 'bookmark', 'delete']);
  expect(offered({ room: quiet, you: moderator })).toContain('reply');
});

test('in an archived room nothing is added or changed', () => {
  const archived: Room = { ...room, archived: true };
  expect(offered({ room: archived, you: mira })).toEqual(['copyText', 'copyLink', 'bookmark', 'delete']);
});

test('nothing can be done with what is deleted, or with a notice', () => {
  expect(offered({ message: { ...said, deleted: true, message: '' }, you: moderator })).toEqual([]);
  expect(offered({ message: { ...said, kind: 'entered' }, you: moderator })).toEqual([]);
});
