import type { Room } from '@protocol/rooms';
import { paceOptions, roomChanges, writtenFrom } from './room-changes';

const room: Room = { roomId: 'r', name: 'Climbing', kind: 'private', topic: 'Ropes', speakers: 'member' };

test('what does not differ is not asked for', () => {
  expect(roomChanges(room, writtenFrom(room))).toBeNull();
  expect(roomChanges(room, { ...writtenFrom(room), name: ' Climbing ' })).toBeNull();
});

test('only what differs is asked for', () => {
  expect(roomChanges(room, { ...writtenFrom(room), topic: '' })).toEqual({ roomId: 'r', topic: '' });
  expect(roomChanges(room, { ...writtenFrom(room), speakers: 'everyone', slowModeSeconds: 30 })).toEqual({
    roomId: 'r',
    speakers: 'everyone',
    slowModeSeconds: 30,
  });
  expect(roomChanges(room, { ...writtenFrom(room), archived: true })).toEqual({ roomId: 'r', archived: true });
});

test('slow mode can be set to paces that people think in, and keeps an odd one', () => {
  expect(paceOptions(0).map(({ label }) => label)).toEqual([
    'Off',
    '5 seconds',
    '10 seconds',
    '30 seconds',
    '1 minute',
    '5 minutes',
    '15 minutes',
    '1 hour',
  ]);
  expect(paceOptions(45).map(({ label }) => label)).toContain('45 seconds');
});
