import type { ErrorCode } from '../protocol/index';

/** How often each refusal was given since the start, whichever door gave it. */
export class Refusals {
  private readonly counts = new Map<ErrorCode, number>();

  count(code: ErrorCode): void {
    this.counts.set(code, (this.counts.get(code) ?? 0) + 1);
  }

  all(): Iterable<[ErrorCode, number]> {
    return this.counts;
  }
}
