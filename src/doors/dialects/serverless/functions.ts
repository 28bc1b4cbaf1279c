import type * as z from 'zod';
import type { ErrorCode } from '../../../protocol/index';
import type { Call } from './call';

/** How this system says no to some things. What it has no words for is said in ours. */
export type Words = Partial<Record<ErrorCode, string>>;

/** One of its functions: what it takes, what it does, and its words. */
export interface ChatroomFunction {
  method: 'GET' | 'POST';
  shape: z.ZodType;
  words: Words;
  /** Resolves with what is answered beside `returnCode`. Rejects with `Refused`, `Refusal` or `Failure`. */
  run(call: Call, parameters: unknown): Promise<object>;
}

/** A refusal of which this system tells more. */
export class Failure extends Error {
  constructor(
    message: string,
    readonly more: object = {},
  ) {
    super(message);
  }
}

export function chatroomFunction<Parameters>(
  method: ChatroomFunction['method'],
  shape: z.ZodType<Parameters>,
  words: Words,
  run: (call: Call, parameters: Parameters) => Promise<object>,
): ChatroomFunction {
  // What the shape gave is what `run` takes.
  return { method, shape, words, run: (call, parameters) => run(call, parameters as Parameters) };
}

/** The same word for each of some refusals. */
export function say(word: string, ...codes: ErrorCode[]): Words {
  return Object.fromEntries(codes.map((code) => [code, word]));
}
