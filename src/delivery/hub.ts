import type { Bus, Distribution, RoomEvent } from '../domain/ports';
import type { ChatRoom } from '../domain/room/chat-room';
import { HEARTBEAT_MS } from '../protocol/index';
import { Channel } from './channel';
import type { Feed } from './feed';

/** What the hub needs of a channel, whatever its feed is written as. */
interface Listener {
  readonly name: string;
  readonly batches: Distribution;
  receive(roomId: string, event: RoomEvent): void;
  beat(): void;
}

/** Takes what happens in the rooms from the bus to every connection, by the channel of the feed that it reads. */
export class Hub {
  /** Of every feed. */
  readonly channels = new Set<Listener>();
  private readonly unsubscribe: () => void;
  private readonly heartbeat: NodeJS.Timeout;

  constructor(
    bus: Bus,
    private readonly rooms: ReadonlyMap<string, ChatRoom>,
  ) {
    this.unsubscribe = bus.subscribe((roomId, event) => {
      for (const channel of this.channels) channel.receive(roomId, event);
    });
    this.heartbeat = setInterval(() => {
      for (const channel of this.channels) channel.beat();
    }, HEARTBEAT_MS).unref();
  }

  /** A door adds each of its feeds once, and subscribes its connections to the channel that it gets. */
  addFeed<Encoded>(feed: Feed<Encoded>): Channel<Encoded> {
    const channel = new Channel(feed, this.rooms);
    this.channels.add(channel);
    return channel;
  }

  close(): void {
    this.unsubscribe();
    clearInterval(this.heartbeat);
  }
}
