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
  /** The least time before the next changes go out, in milliseconds, after these went to so many readers. */
  restAfter?(encoded: Encoded, readers: number): number;
}

/** Writes an encoded event to one connection. It must not throw. */
export type Outlet<Encoded> = (encoded: Encoded) => void;
