import { Distribution, type RoomEvent } from '../domain/ports';
import type { ChatRoom } from '../domain/room/chat-room';
import type { Feed, Outlet } from './feed';
import { type Batch, RoomBatch } from './room-batch';

interface Readers<Encoded> {
  outlets: Set<Outlet<Encoded>>;
  batch: RoomBatch;
}

/** The readers of one feed, by room. What happens in a room nobody reads is neither gathered nor encoded. */
export class Channel<Encoded> {
  /** Of each batch that was written, how many changes it brought. */
  readonly batches = new Distribution([1, 2, 5, 10, 20, 50, 100, 200, 500]);
  private readonly readers = new Map<string, Readers<Encoded>>();

  constructor(
    private readonly feed: Feed<Encoded>,
    private readonly rooms: ReadonlyMap<string, ChatRoom>,
  ) {}

  get name(): string {
    return this.feed.name;
  }

  subscribe(roomId: string, outlet: Outlet<Encoded>): void {
    let readers = this.readers.get(roomId);
    if (!readers) {
      readers = { outlets: new Set(), batch: new RoomBatch((batch) => this.deliver(roomId, batch)) };
      this.readers.set(roomId, readers);
    }
    readers.outlets.add(outlet);
  }

  unsubscribe(roomId: string, outlet: Outlet<Encoded>): void {
    const readers = this.readers.get(roomId);
    readers?.outlets.delete(outlet);
    if (readers?.outlets.size === 0) this.readers.delete(roomId);
  }

  /** What was gathered of a room goes out now, so that whoever is told the room as it is hears of nothing twice. */
  flush(roomId: string): void {
    this.readers.get(roomId)?.batch.flush();
  }

  receive(roomId: string, event: RoomEvent): void {
    this.readers.get(roomId)?.batch.add(event);
  }

  /** What was gathered goes out first: whoever then knows less than the beat tells has missed something. */
  beat(): void {
    if (!this.feed.heartbeat) return;
    for (const [roomId, { batch }] of this.readers) {
      batch.flush();
      this.write(roomId, (chatRoom) => this.feed.heartbeat?.(chatRoom));
    }
  }

  /** Returns how long to rest after it, in milliseconds. */
  private deliver(roomId: string, { changes, here, gone, typing, renewed, roomIsRenewed }: Batch): number {
    const { feed } = this;
    let rest = 0;
    if (roomIsRenewed) this.write(roomId, (chatRoom) => feed.renewed?.(chatRoom));
    if (changes.length > 0) {
      const written = this.write(roomId, (chatRoom) => feed.changes(chatRoom, changes));
      if (written) {
        this.batches.observe(changes.length);
        rest = feed.restAfter?.(written.encoded, written.readers) ?? 0;
      }
    }
    for (const person of renewed) this.write(roomId, (chatRoom) => feed.person?.(chatRoom, person));
    if (here.length + gone.length > 0) this.write(roomId, (chatRoom) => feed.people?.(chatRoom, here, gone));
    if (typing.length > 0) this.write(roomId, (chatRoom) => feed.typing?.(chatRoom, typing));
    return rest;
  }

  private write(roomId: string, encode: (chatRoom: ChatRoom) => Encoded | undefined) {
    const outlets = this.readers.get(roomId)?.outlets;
    const chatRoom = this.rooms.get(roomId);
    const encoded = outlets && chatRoom && encode(chatRoom);
    if (encoded === undefined || !outlets) return undefined;
    for (const outlet of outlets) outlet(encoded);
    return { encoded, readers: outlets.size };
  }
}
