import type { ListedRoom, Person, Profile, Room } from '../../protocol/index';
import type { RoomChange } from './messages';

/** What happened in a room: changes are ordered and durable, all else is neither. */
export type RoomEvent =
  | RoomChange
  | { type: 'people'; here: Profile[]; gone: Person[] }
  | { type: 'typing'; person: Person }
  | { type: 'person'; person: Profile }
  | { type: 'renewed'; room: Room };

/** What happened to a person, whichever of their connections it is told to. */
export type PersonEvent =
  | { type: 'listed'; room: ListedRoom }
  | { type: 'unlisted'; roomId: string }
  | { type: 'read'; roomId: string; readSeq: number; unread: number; mentions: number }
  | { type: 'bookmarked'; roomId: string; seq: number; isBookmarked: boolean }
  | { type: 'you'; you: Profile; mutedUntil?: number }
  /**
   * Their connections end: those of one session, of all sessions but one, or all of them. `session_invalid`: another session
   * takes the place of this one, and whoever carries that may come back at once.
   */
  | { type: 'out'; code: 'signed_out' | 'session_invalid' | 'banned'; session?: string; exceptSession?: string };

/** Carries what happened to every process that serves the room. It may lose; it never reorders within one process. */
export interface Bus {
  publish(roomId: string, event: RoomEvent): void;
  /** Returns the way to unsubscribe. */
  subscribe(listener: (roomId: string, event: RoomEvent) => void): () => void;
  /** `person` is a `personKey`. */
  tell(person: string, event: PersonEvent): void;
  /** Returns the way to unsubscribe. */
  listen(listener: (person: string, event: PersonEvent) => void): () => void;
}

export interface Clock {
  /** Unix milliseconds. */
  now(): number;
  /** Run `task` once after `ms`. Returns the way to call it off. */
  after(ms: number, task: () => void): () => void;
}

/** Counts what is asked for. */
export interface Limiter {
  /**
   * One more of a kind, by whoever `key` names, of which there may be `limit.points` in `limit.seconds`. Resolves with nothing,
   * or rejects with `Refusal('rate_limited')` or, where `limit.abuse` points are spent, `Refusal('abuse')`.
   */
  spend(kind: string, key: string, limit: RateLimit): Promise<void>;
}

export interface RateLimit {
  points: number;
  seconds: number;
  abuse?: number;
}

/** Makes and checks hashes of passwords, one at a time: a hash takes much memory and time. */
export interface PasswordHasher {
  /** How many passwords are being hashed or wait for that. */
  readonly waiting: number;
  /** Rejects with `Refusal('busy')` where too many wait already. */
  hash(password: string): Promise<string>;
  /** Takes as long where `hash` is undefined, and says no. Rejects with `Refusal('busy')`. */
  verify(password: string, hash: string | undefined): Promise<boolean>;
}

/** Never given what people wrote, nor who they are: no text, no name, no token, no address. */
export interface Log {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}
