import type { RoomChange } from '../domain/ports';
import type { ChatRoom } from '../domain/room/chat-room';
import type { Person, Profile } from '../protocol/index';

/** How one kind of connection is told what happens in a room. Each event is encoded once, for all who read the feed. */
export interface Feed<Encoded> {
  /** As it is called where its traffic is measured. */
  readonly name: string;
  /** Changes in `seq` order, none missing between them. Undefined where they are nothing to this feed. */
  changes(chatRoom: ChatRoom, changes: RoomChange[]): Encoded | undefined;
  /** Who came and who went. This and what follows is absent where the feed does not tell it. */
  people?(chatRoom: ChatRoom, here: Profile[], gone: Person[]): Encoded | undefined;
  typing?(chatRoom: ChatRoom, people: Person[]): Encoded;
  /** Somebody is seen like this from now on. Undefined where that is nothing to this feed. */
  person?(chatRoom: ChatRoom, person: Profile): Encoded | undefined;
  /** The room itself is like this from now on. */
  renewed?(chatRoom: ChatRoom): Encoded;
  /** Where the room stands. Undefined where there is nothing new to say. */
  heartbeat?(chatRoom: ChatRoom): Encoded | undefined;
  /** The least time before the next changes go out, in milliseconds, after these went to so many readers. */
  restAfter?(encoded: Encoded, readers: number): number;
}

/** Writes an encoded event to one connection. It must not throw. */
export type Outlet<Encoded> = (encoded: Encoded) => void;
