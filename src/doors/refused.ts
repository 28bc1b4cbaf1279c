import type { ErrorReply } from '../protocol/index';

/** A refusal that was counted where it was made. */
export class Refused extends Error {
  constructor(readonly reply: ErrorReply) {
    super(reply.message);
  }
}
