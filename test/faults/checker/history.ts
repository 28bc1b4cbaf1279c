/** What clients did, what they were told and what they were shown in one room, each in the order in which it happened to it. */
export interface History {
  logs: ClientLog[];
  /** The visible room, as a client that came last read it from its first message to its last. */
  end: { head: number; messages: SeenMessage[] };
  /** What the database holds. */
  stored: Stored;
  /** Of a room that not everyone is in: who may have been a member when. Whoever is not named here never was. */
  memberships?: Membership[];
  /** Whoever has no log, but is known to have come in. */
  others?: string[];
}

/** Times are milliseconds of one clock. */
export interface ClientLog {
  client: string;
  /** The key of the person. A person may have several clients. */
  person: string;
  /** It sends over one connection at a time, and again in the same order: the room has to keep it. */
  keepsOrder?: boolean;
  /** At its end it was connected and had time to learn of everything. */
  isCaughtUp?: boolean;
  events: Event[];
}

export type Event = { at: number } /** On a new connection from here on. */ & (
  | { type: 'connected' }
  | { type: 'invoked'; op: number; action: Action }
  /** `change` is the `seq` that the change took, where the answer tells it. */
  | { type: 'acknowledged'; op: number; change?: number }
  /** Refused: it was not done. An operation of which nothing is known any more has neither. */
  | { type: 'failed'; op: number; code: string }
  /** Came in. With `since` the sights are what changed after it, else they are the newest page. */
  | { type: 'entered'; since?: number; head: number; sights: Sight[]; hasOlder?: boolean }
  /** Told live. */
  | { type: 'shown'; sights: Sight[] }
  /** Read: everything visible between two places. */
  | { type: 'page'; askedAt: number; from: number; to: number; sights: SeenMessage[] }
  /** The whole room, as the full feed shows it: the newest 1,000. First those from place to place of the one before, if any. */
  | { type: 'whole'; kept?: [from: number, to: number]; entries: Entry[] }
  /** Told that something was said at `seq`. */
  | { type: 'active'; seq: number }
  /** Told that it is in the room no longer. */
  | { type: 'putOut' }
  /** Told that it is in the room from now on. */
  | { type: 'listed' }
);

export type Action =
  | { do: 'send'; text: string; clientId?: string }
  | { do: 'edit'; seq: number; text: string }
  | { do: 'delete'; seq: number }
  | { do: 'react'; seq: number; emoji: string }
  | { do: 'takeBack'; seq: number; emoji: string }
  | { do: 'clear' };

/** A change as somebody was shown it. */
export type Sight =
  | SeenMessage
  | { type: 'cleared' | 'restored'; change: number; by: string | null }
  | { type: 'swept'; change: number; author: string };

/** A message as somebody was shown it, after the change that took the `seq` `change`. */
export interface SeenMessage {
  type: 'message';
  change: number;
  seq: number;
  kind: 'message' | 'entered' | 'left';
  author: string;
  text: string;
  clientId?: string;
  deleted?: true;
  /** Emoji and key of each who put it there. */
  reactions?: string[];
}

/** An entry of the full feed. A notice has no author. */
export interface Entry {
  text: string;
  author?: string;
}

export interface Stored {
  head: number;
  /** Those that a clear hides too. */
  messages: SeenMessage[];
  clears: { seq: number; isUndone: boolean }[];
}

/** From the moment somebody was asked to let them in, until somebody was answered that they are out. */
export interface Membership {
  person: string;
  from: number;
  until: number;
}

export type AnomalyName = 'lost' | 'doubled' | 'reordered' | 'phantom' | 'leaked' | 'gap';

/** What must not be, in words, with what shows it. */
export interface Anomaly {
  name: AnomalyName;
  what: string;
  evidence: unknown[];
}
