import type { CommandName, CommandOutput, CommandPayload } from './commands';
import type { ErrorReply } from './errors';
import type { Person, Profile, UserData } from './people';
import type { Change, Head, ListedRoom, Room } from './rooms';

/** The answer to a command, given to the acknowledgement if one was asked for. */
export type Reply<Output extends object> = ({ ok: true } & Output) | { ok: false; error: ErrorReply };

/** All the changes of a tick, in `seq` order and without gaps. */
export interface RoomChanged {
  roomId: string;
  epoch: string;
  changes: Change[];
}

/** Who came and who went since the last such event. Ephemeral: it has no `seq` and is not replayed. */
export interface PeopleChanged {
  roomId: string;
  here: Profile[];
  /** The `personKey` of each who is no longer here. */
  gone: string[];
}

/**
 * Where rooms stand, sent every few seconds, so that a client notices what it silently missed. It comes after everything that it
 * tells of: a client that knows less than this has missed something.
 */
export interface Heartbeat {
  /** Of the room that the connection has on screen. */
  heads: Record<string, Head>;
  /** Of other rooms of the person's, where something was said since the last one: the `seq` of the newest message. */
  said?: Record<string, number>;
}

/** Who began or went on typing in a room that the connection has on screen. Holds for `TYPING_LASTS_MS`. */
export interface PeopleTyping {
  roomId: string;
  people: Person[];
}

/** Something was said in a room of the person's that this connection has not on screen. */
export interface RoomActive {
  roomId: string;
  /** The room's newest `seq`. */
  seq: number;
  /** The `personKey` of the author of each message that was sent since the last such event. */
  authors: string[];
  /** The `personKey` of each whom one of them mentions. */
  mentioned: string[];
}

/** A room is in the person's list from now on, or is now like this there. */
export interface RoomListed {
  room: ListedRoom;
}

/** A room is no longer the person's: they left it, or were put out of it. */
export interface RoomUnlisted {
  roomId: string;
}

/** The room that the connection has on screen is now like this. */
export interface RoomRenewed {
  room: Room;
}

/** The person read on, on this device or another. */
export interface ReadMoved {
  roomId: string;
  readSeq: number;
  unread: number;
  mentions: number;
}

/** The person keeps a message for themselves, or no longer. */
export interface BookmarksChanged {
  roomId: string;
  seq: number;
  isBookmarked: boolean;
}

/** What the person is and may has changed. */
export interface YouChanged {
  you: Profile;
  /** Until when they may not speak, in Unix milliseconds. */
  mutedUntil?: number;
}

/** Someone who is in the room is now like this. Their earlier messages bear this name too. */
export interface PersonChanged {
  roomId: string;
  person: Profile;
}

/** Said once, just before the server closes the connection on purpose. */
export interface Goodbye {
  error: ErrorReply;
}

/** What the server sends to a connection of the delta feed. */
export interface DeltaEvents {
  SetUserData: (userData: UserData) => void;
  RoomChanged: (batch: RoomChanged) => void;
  PeopleChanged: (people: PeopleChanged) => void;
  PeopleTyping: (typing: PeopleTyping) => void;
  PersonChanged: (changed: PersonChanged) => void;
  RoomRenewed: (renewed: RoomRenewed) => void;
  RoomActive: (active: RoomActive) => void;
  RoomListed: (listed: RoomListed) => void;
  RoomUnlisted: (unlisted: RoomUnlisted) => void;
  BookmarksChanged: (changed: BookmarksChanged) => void;
  ReadMoved: (moved: ReadMoved) => void;
  YouChanged: (changed: YouChanged) => void;
  Heartbeat: (beat: Heartbeat) => void;
  Goodbye: (goodbye: Goodbye) => void;
}

/** What a client of the delta feed may emit. The acknowledgement may be left out. */
export type DeltaCommands = {
  [C in CommandName]: (payload: CommandPayload<C>, acknowledge: (reply: Reply<CommandOutput<C>>) => void) => void;
};
