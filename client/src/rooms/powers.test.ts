import { jo, listed } from '../state/builders';
import { powersIn } from './powers';

const room = (more: object = {}) => listed('x', more);

test('a guest clears where everyone may, leaves what they joined, and no more', () => {
  expect(powersIn(room(), jo)).toEqual({ change: false, clear: true, invite: false, leave: true });
  expect(powersIn(room({ clearers: 'moderator' }), jo).clear).toBe(false);
  expect(powersIn(listed('general'), jo).leave).toBe(false);
});

test('the host keeps the room, whatever their role', () => {
  expect(powersIn(room({ host: 'jo', clearers: 'owner' }), jo)).toMatchObject({ change: true, clear: true });
});

test('a conversation is changed, cleared and shared by nobody', () => {
  const owner = { ...jo, role: 'owner' as const };
  expect(powersIn(room({ kind: 'direct' }), owner)).toEqual({
    change: false,
    clear: false,
    invite: false,
    leave: true,
  });
});
