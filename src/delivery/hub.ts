import type { ChatRoom } from '../domain/chat-room';
import type { Bus, RoomEvent } from '../domain/ports';
import { HEARTBEAT_MS } from '../protocol/index';
import { Channel, type Feed, type RoomAudience } from './feed';
import { type Batch, RoomBatch } from './room-batch';

/** Takes what happens in the rooms from the bus to every connection, in batches, encoded once for each feed. */
export class Hub {
  private readonly channels = new Set<RoomAudience>();
  private readonly batches = new Map<string, RoomBatch>();
  private readonly unsubscribe: () => void;
  private readonly heartbeat: NodeJS.Timeout;

  constructor(
    bus: Bus,
    private readonly rooms: ReadonlyMap<string, ChatRoom>,
  ) {
    this.unsubscribe = bus.subscribe((roomId, event) => this.receive(roomId, event));
    this.heartbeat = setInterval(() => this.beat(), HEARTBEAT_MS).unref();
  }

  /** A door adds each of its feeds once, and subscribes its connections to the channel that it gets. */
  addFeed<Encoded>(feed: Feed<Encoded>): Channel<Encoded> {
    const channel = new Channel(feed);
    this.channels.add(channel);
    return channel;
  }

  close(): void {
    this.unsubscribe();
    clearInterval(this.heartbeat);
  }

  private receive(roomId: string, event: RoomEvent): void {
    let batch = this.batches.get(roomId);
    if (!batch) {
      batch = new RoomBatch((full) => this.deliver(roomId, full));
      this.batches.set(roomId, batch);
    }
    batch.add(event);
  }

  private deliver(roomId: string, { changes, here, gone }: Batch): void {
    const chatRoom = this.rooms.get(roomId);
    if (!chatRoom) return;
    for (const channel of this.channels) {
      if (changes.length > 0) channel.deliverChanges(chatRoom, changes);
      if (here.length + gone.length > 0) channel.deliverPeople(chatRoom, here, gone);
    }
  }

  private beat(): void {
    for (const chatRoom of this.rooms.values()) {
      for (const channel of this.channels) channel.deliverHeartbeat(chatRoom);
    }
  }
}
