import type { ChatRoom } from '../domain/chat-room';
import type { RoomChange } from '../domain/ports';
import type { Person } from '../protocol/index';

/** How one kind of connection is told what happens in a room. Each event is encoded once, for all who read the feed. */
export interface Feed<Encoded> {
  /** Changes in `seq` order, none missing between them. */
  changes(chatRoom: ChatRoom, changes: RoomChange[]): Encoded;
  /** Absent where the feed tells nothing of presence. */
  people?(chatRoom: ChatRoom, here: Person[], gone: Person[]): Encoded;
  /** Absent where the feed tells nothing of heads. */
  heartbeat?(chatRoom: ChatRoom): Encoded;
}

/** Writes an encoded event to one connection. It must not throw. */
export type Outlet<Encoded> = (encoded: Encoded) => void;

/** Whoever is told what happens in the rooms. */
export interface RoomAudience {
  deliverChanges(chatRoom: ChatRoom, changes: RoomChange[]): void;
  deliverPeople(chatRoom: ChatRoom, here: Person[], gone: Person[]): void;
  deliverHeartbeat(chatRoom: ChatRoom): void;
}

/** The readers of one feed, by room. */
export class Channel<Encoded> implements RoomAudience {
  private readonly outlets = new Map<string, Set<Outlet<Encoded>>>();

  constructor(private readonly feed: Feed<Encoded>) {}

  subscribe(roomId: string, outlet: Outlet<Encoded>): void {
    const ofRoom = this.outlets.get(roomId) ?? new Set();
    this.outlets.set(roomId, ofRoom.add(outlet));
  }

  unsubscribe(roomId: string, outlet: Outlet<Encoded>): void {
    const ofRoom = this.outlets.get(roomId);
    ofRoom?.delete(outlet);
    if (ofRoom?.size === 0) this.outlets.delete(roomId);
  }

  deliverChanges(chatRoom: ChatRoom, changes: RoomChange[]): void {
    this.deliver(chatRoom, () => this.feed.changes(chatRoom, changes));
  }

  deliverPeople(chatRoom: ChatRoom, here: Person[], gone: Person[]): void {
    this.deliver(chatRoom, () => this.feed.people?.(chatRoom, here, gone));
  }

  deliverHeartbeat(chatRoom: ChatRoom): void {
    this.deliver(chatRoom, () => this.feed.heartbeat?.(chatRoom));
  }

  private deliver(chatRoom: ChatRoom, encode: () => Encoded | undefined): void {
    const outlets = this.outlets.get(chatRoom.room.roomId);
    const encoded = outlets && encode();
    if (encoded !== undefined) for (const outlet of outlets ?? []) outlet(encoded);
  }
}
