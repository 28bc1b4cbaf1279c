import type { Socket } from 'node:net';
import { between, type Random } from './random';

/** How many bytes pass at a time where they trickle, and how often. */
const DROP_MAX = 64;
const DROP_EVERY_MS = 10;

/** One way of a connection: what one end writes, on its way to the other. */
export class Leg {
  private held: Buffer[] | undefined;
  private trickling: NodeJS.Timeout | undefined;

  constructor(
    from: Socket,
    private readonly to: Socket,
  ) {
    from.on('data', (chunk) => this.pass(chunk));
    from.once('end', () => to.end());
    from.once('close', () => clearInterval(this.trickling));
  }

  /** Let nothing through. */
  hold(): void {
    this.held ??= [];
  }

  /** Let through what was held up, and what comes from now on. */
  release(): void {
    for (const chunk of this.held?.splice(0) ?? []) this.write(chunk);
    this.held = undefined;
  }

  /** Say to the other end that nothing more comes, and lose what does. */
  endEarly(): void {
    this.hold();
    this.to.end();
  }

  /** Let a few bytes through now and then. */
  trickle(random: Random): void {
    this.hold();
    this.trickling = setInterval(() => this.drop(Math.ceil(between(random, 0, DROP_MAX))), DROP_EVERY_MS);
  }

  private drop(size: number): void {
    const [first, ...rest] = this.held ?? [];
    if (!first) return;
    this.write(first.subarray(0, size));
    this.held = first.length > size ? [first.subarray(size), ...rest] : rest;
  }

  private pass(chunk: Buffer): void {
    if (this.held) this.held.push(chunk);
    else this.write(chunk);
  }

  private write(chunk: Buffer): void {
    if (!this.to.destroyed && this.to.writable) this.to.write(chunk);
  }
}
