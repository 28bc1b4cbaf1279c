import { aGuest } from '../../test/support/builders';
import { cleanUp } from '../../test/support/clean-up';
import { RoomsOfTest } from '../../test/support/open-rooms';
import type { ChatRoom } from '../domain/room/chat-room';
import { activityFeed } from './activity-feed';

afterEach(cleanUp);

test('a beat tells of the newest message, once, and nothing of what is no message', async () => {
  const here = await RoomsOfTest.open();
  const mira = await here.account('Mira');
  const room = await here.room(mira, 'private');
  const { roomId } = room.room;
  const feed = activityFeed('activity', (event, json) => `["${event}",${json}]`);
  const beat = (of: ChatRoom = room) => JSON.parse(feed.heartbeat?.(of) ?? 'null');
  expect(beat()).toBeNull();
  await room.send(mira, 'one');
  const { seq } = await room.send(mira, 'two');
  expect(beat()).toEqual(['Heartbeat', { heads: {}, said: { [roomId]: seq } }]);
  expect(beat()).toBeNull();
  await room.react(mira, seq, '👍', true);
  expect(beat()).toBeNull();
  const other = await here.room(mira, 'private');
  await other.send(mira, 'elsewhere');
  expect(beat(other)).not.toBeNull();
  await here.chat.general.attendance.enter({ ...mira, person: aGuest('Mira') }, 'tab', false);
  expect(beat(here.chat.general)).toBeNull();
  await room.clear(null);
  expect(beat()).toBeNull();
});
