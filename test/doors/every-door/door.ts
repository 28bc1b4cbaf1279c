import type { ErrorCode, Message } from '../../../src/protocol/index';
import type { RunningServer } from '../../support/start-server';

/** Somebody on their way to a door: as whom, and from where. */
export interface Coming {
  server: RunningServer;
  name: string;
  address: string;
}

/** What somebody wants. */
export type Wish = 'come' | 'say' | 'sayIn' | 'remove';

/** Somebody who came in by a door: without an account, where it takes people without one. Each wish resolves with how it is refused there, or with undefined. */
export interface Guest {
  say(text: string): Promise<unknown>;
  /** The texts of the messages that the door shows of General, oldest first, to one who was there from the time that they came. */
  texts(): Promise<string[]>;
  /** Come once more, as whom they are. */
  comeAgain(): Promise<unknown>;
  /** Ask for as much as one may at a time. */
  tire(): Promise<void>;
  /** Where clients of this door can name a room. */
  sayIn?(roomId: string, text: string): Promise<unknown>;
  /** Where they can remove messages. */
  remove?(message: Message): Promise<unknown>;
}

/**
 * A door, as the cases of every-door.test.ts use each of them. What is a refusal is given in the door's own form, but for what differs
 * from one time to the next.
 */
export interface Door {
  name: string;
  /** Rejects with `NotLetIn`. */
  come(coming: Coming): Promise<Guest>;
  /** How it says no. */
  no(code: ErrorCode, to: Wish): unknown;
  /** How it says so to one who was banned since they came. */
  banned: unknown;
}

export class NotLetIn extends Error {
  constructor(readonly how: unknown) {
    super(`not let in: ${JSON.stringify(how)}`);
  }
}

/** The connection of whoever asks was closed. */
export const closed = 'the connection is closed';

/** Of a guest. */
export const messagesAtATime = 30;

/** Say so many things at once, all of which are taken. */
export async function talk(times: number, say: (text: string) => Promise<unknown>): Promise<void> {
  const said = Array.from({ length: times }, (_, time) => say(`thing ${time}`));
  expect(new Set(await Promise.all(said))).toEqual(new Set([undefined]));
}

export function from(address: string): Record<string, string> {
  return { 'x-forwarded-for': address };
}
