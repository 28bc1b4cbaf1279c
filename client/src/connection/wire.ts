import type { CommandName, CommandOutput, CommandPayload } from '@protocol/commands';
import type { Heartbeat, PeopleChanged, Reply, RoomChanged } from '@protocol/events';

/** The answer to a command, or null if none came: it may have been carried out or not. */
export type Answer<C extends CommandName> = Reply<CommandOutput<C>> | null;

/** What the connection tells those who follow it. */
export interface WireEvents {
  connected(): void;
  disconnected(): void;
  changed(batch: RoomChanged): void;
  peopleChanged(people: PeopleChanged): void;
  beat(beat: Heartbeat): void;
}

/** A connection that comes back by itself. Nothing is queued in it: what is asked while it is down has no answer. */
export interface Wire {
  readonly isUp: boolean;
  open(events: WireEvents): void;
  request<C extends CommandName>(command: C, payload: CommandPayload<C>): Promise<Answer<C>>;
}

/** Resolves after so many milliseconds. */
export type Wait = (ms: number) => Promise<void>;
