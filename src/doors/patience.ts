/** How long the server waits for what a client owes it, in milliseconds. */
export interface Patience {
  /** The head of a request, and the whole of it. */
  headMs: number;
  requestMs: number;
  /** How often is looked whether an upload gets on, and how long the longest may take. */
  uploadMs: number;
  longestMs: number;
  /** A connection is asked whether it lives, and has to say so. */
  pingEveryMs: number;
  pongMs: number;
  /** A connection has to choose its feed. */
  joinMs: number;
}

/** Long enough for a phone in a tunnel, short enough that whoever holds connections open for harm has to make new ones. */
export const patience: Readonly<Patience> = {
  headMs: 15_000,
  requestMs: 60_000,
  uploadMs: 30_000,
  longestMs: 60 * 60_000,
  pingEveryMs: 25_000,
  pongMs: 20_000,
  joinMs: 15_000,
};
