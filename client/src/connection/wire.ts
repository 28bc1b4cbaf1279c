import type { CommandName, CommandOutput, CommandPayload } from '@protocol/commands';
import type { ErrorReply } from '@protocol/errors';
import type { Heartbeat, PeopleChanged, PeopleTyping, Reply, RoomChanged } from '@protocol/events';
import type { Told } from '../state/page-event';

/** The answer to a command, or null if none came: it may have been carried out or not. */
export type Answer<C extends CommandName> = Reply<CommandOutput<C>> | null;

export type Request = <C extends CommandName>(command: C, payload: CommandPayload<C>) => Promise<Answer<C>>;

/** What the connection tells those who follow it. */
export interface WireEvents {
  connected(): void;
  disconnected(): void;
  /** The server closed the door for a reason that waiting does not change. The wire does not come back by itself. */
  goodbye(error: ErrorReply): void;
  changed(batch: RoomChanged): void;
  peopleChanged(people: PeopleChanged): void;
  peopleTyping(typing: PeopleTyping): void;
  beat(beat: Heartbeat): void;
  told(event: Told): void;
}

/** A connection that comes back by itself. Nothing is queued in it: what is asked while it is down has no answer. */
export interface Wire {
  readonly isUp: boolean;
  /** Says whom to tell. Nothing connects yet. */
  follow(events: WireEvents): void;
  /** Connects with the session that the browser has now, anew if it was connected. */
  connect(): void;
  /** Stays away until `connect`. */
  close(): void;
  request: Request;
}

/** Resolves after so many milliseconds. */
export type Wait = (ms: number) => Promise<void>;
