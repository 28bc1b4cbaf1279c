import type { ErrorReply } from '@protocol/errors';

/** What a connection tells, from its beginning to its end. */
export interface LineEvents {
  opened(): void;
  heard(event: string, payload: unknown): void;
  /** It is over, also if it never opened; `refusal` says why, where the server refused it. Said once. */
  closed(refusal: Partial<ErrorReply> | null): void;
}

/** One connection. It never comes back by itself. */
export interface Line {
  /** `answer` is given the reply, if one comes. */
  send(command: string, payload: unknown, answer: (reply: unknown) => void): void;
  close(): void;
}

export type OpenLine = (events: LineEvents) => Line;
