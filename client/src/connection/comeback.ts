import type { ErrorReply } from '@protocol/errors';
import type { DeltaEvents } from '@protocol/events';
import { retryDelay, withJitter } from './delays';
import type { Line, LineEvents, OpenLine } from './line';

const FIRST_MS = 500;
const LONGEST_MS = 5_000;

/** After so many lines that did not open, it is asked whether another kind would. The next that does not is of that. */
const FAILURES = 2;

/** With these it is over: coming back would change nothing. */
const final: ReadonlySet<string> = new Set<ErrorReply['code']>(['signed_out', 'banned', 'session_invalid']);

interface ComebackParts {
  open: OpenLine;
  /** Another way to open one, if that is what is missing. Null: it is not, or not now. */
  otherWay: () => Promise<OpenLine | null>;
  events: Pick<LineEvents, 'opened' | 'heard'> & { closed(): void; goodbye(error: ErrorReply): void };
}

/** Keeps a line open: a lost one is followed by the next, later each time, until the server says not to come back. */
export class Comeback {
  /** The line, and whether it is open. */
  line: Line | null = null;
  isUp = false;
  private attempt = 0;
  private failures = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private farewell: ErrorReply | null = null;
  private other: OpenLine | null = null;

  constructor(private readonly parts: ComebackParts) {}

  /** Opens a line, instead of the one that there may be. */
  connect() {
    this.close();
    const line = this.parts.open({
      opened: () => this.line === line && this.opened(),
      heard: (event, payload) => this.line === line && this.heard(event, payload),
      closed: (refusal) => this.line === line && this.closed(refusal),
    });
    this.line = line;
  }

  /** As when the network is known to be gone: the next line waits its turn. */
  drop() {
    this.line?.close();
  }

  /** As when the network is known to be back. */
  hurry() {
    if (!this.isUp && (this.line || this.timer !== undefined)) this.connect();
  }

  close() {
    clearTimeout(this.timer);
    this.timer = undefined;
    const { line, isUp } = this;
    this.line = null;
    this.isUp = false;
    line?.close();
    if (isUp) this.parts.events.closed();
  }

  private opened() {
    this.isUp = true;
    this.failures = 0;
    this.other = null;
    this.parts.events.opened();
  }

  private heard(event: string, payload: unknown) {
    // Only a line that holds for a while shows that all is well.
    if (event === 'Heartbeat') this.attempt = 0;
    if (event === 'Goodbye') this.farewell = (payload as Parameters<DeltaEvents['Goodbye']>[0]).error;
    this.parts.events.heard(event, payload);
  }

  private closed(refusal: Partial<ErrorReply> | null) {
    const wasUp = this.isUp;
    const why = refusal ?? this.farewell;
    this.line = null;
    this.isUp = false;
    this.farewell = null;
    if (wasUp) this.parts.events.closed();
    // A server that refuses was reached.
    else if (!refusal) this.failed();
    if (why?.code && final.has(why.code)) {
      return this.parts.events.goodbye({ code: why.code, message: why.message ?? '' });
    }
    this.later(why?.retryAfterMs);
  }

  private failed() {
    this.failures += 1;
    if (this.other) this.parts.open = this.other;
    else if (this.failures >= FAILURES) void this.askOtherWay();
  }

  private later(askedMs?: number) {
    const ms =
      askedMs === undefined
        ? Math.min(FIRST_MS * 2 ** this.attempt, LONGEST_MS) * (0.5 + Math.random())
        : withJitter(retryDelay(0, askedMs));
    this.attempt += 1;
    this.timer = setTimeout(() => this.connect(), ms);
  }

  /** A server that just started answers before a line to it was tried, so one more is. */
  private async askOtherWay() {
    this.failures = 0;
    this.other = await this.parts.otherWay();
  }
}
