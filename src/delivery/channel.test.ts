import { aStoredMessage } from '../../test/support/builders';
import type { RoomEvent } from '../domain/ports';
import type { ChatRoom } from '../domain/room/chat-room';
import { Channel } from './channel';
import type { Feed } from './feed';

const den = { room: { roomId: 'den' } } as ChatRoom;
const rooms = new Map([['den', den]]);
const said = (seq: number): RoomEvent => ({ type: 'message', seq, message: aStoredMessage(seq) });

/** A feed that is written as it is read. */
const inWords: Feed<string> = {
  name: 'words',
  changes: (_room, changes) => changes.map(({ seq }) => seq).join(),
  heartbeat: () => 'beat',
};

function listen(feed: Feed<string>) {
  const heard: string[] = [];
  const channel = new Channel(feed, rooms);
  channel.subscribe('den', (word) => heard.push(word));
  return { channel, heard };
}

const soon = () => new Promise((resolve) => setTimeout(resolve, 40));

test('a beat comes after all that was gathered before it, which is not sent again', async () => {
  const { channel, heard } = listen(inWords);
  channel.receive('den', said(1));
  channel.receive('den', said(2));
  channel.beat();
  expect(heard).toEqual(['1,2', 'beat']);
  // In the middle of the pause after a batch too.
  channel.receive('den', said(3));
  channel.beat();
  channel.receive('den', said(4));
  await soon();
  expect(heard).toEqual(['1,2', 'beat', '3', 'beat', '4']);
});

test('a feed without a beat, or with nothing to say, is told none, and its batches keep their time', async () => {
  const { heartbeat, ...plain } = inWords;
  const { channel, heard } = listen(plain);
  channel.receive('den', said(1));
  channel.beat();
  expect(heard).toEqual([]);
  await soon();
  expect(heard).toEqual(['1']);

  const quiet = listen({ ...inWords, heartbeat: () => undefined });
  quiet.channel.beat();
  expect(quiet.heard).toEqual([]);
});
