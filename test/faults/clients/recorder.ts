import type { Change, CommandOutput, FullFeedEntry, Message } from '../../../src/protocol/index';
import { personKey } from '../../../src/protocol/people';
import { difference } from '../checker/frames';
import type { Action, ClientLog, Entry, Event, SeenMessage } from '../checker/history';
import { sights } from './sights';

/** Milliseconds of a clock that all processes of the machine share. */
export function now(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}

/** `Omit` for each kind of event by itself. */
type WithoutTime<E> = E extends Event ? Omit<E, 'at'> : never;

/** Writes down what a client did and what happened to it. */
export class Recorder {
  readonly log: ClientLog;
  private operations = 0;
  private whole: Entry[] = [];

  /** `isOn`: of clients that are only many, no log is kept. */
  constructor(
    client: string,
    person: string,
    private readonly isOn = true,
  ) {
    this.log = { client, person, keepsOrder: true, isCaughtUp: false, events: [] };
  }

  connect(): void {
    this.add({ type: 'connected' });
  }

  /** Returns the number by which the operation goes on in the log. */
  begin(action: Action): number {
    const op = this.operations;
    this.operations += 1;
    this.invoke(op, action);
    return op;
  }

  /** Once more. */
  invoke(op: number, action: Action): void {
    this.add({ type: 'invoked', op, action });
  }

  acknowledge(op: number, change?: number): void {
    this.add({ type: 'acknowledged', op, ...(change === undefined ? {} : { change }) });
  }

  fail(op: number, code: string): void {
    this.add({ type: 'failed', op, code });
  }

  enter(since: number | undefined, entered: CommandOutput<'UserEnteredRoom'>): void {
    if (!this.isOn) return;
    const { seq: head } = entered.head;
    if ('changes' in entered) {
      this.add({
        type: 'entered',
        since: since ?? 0,
        head,
        sights: entered.changes.map((one) => sights.ofChange(one)),
      });
    } else {
      const { messages, hasOlder } = entered;
      this.add({ type: 'entered', head, hasOlder, sights: messages.map((one) => sights.ofMessage(one)) });
    }
  }

  show(changes: Change[]): void {
    if (this.isOn) this.add({ type: 'shown', sights: changes.map((change) => sights.ofChange(change)) });
  }

  /** Returns the messages as they stand in the log. */
  read(askedAt: number, from: number, to: number, messages: Message[]): SeenMessage[] {
    const page = messages.map((one) => sights.ofMessage(one));
    this.add({ type: 'page', askedAt, from, to, sights: page });
    return page;
  }

  showWhole(room: FullFeedEntry[]): void {
    const entries = room.map(
      ({ message, username, userID }): Entry =>
        username === '' ? { text: message } : { text: message, author: personKey({ userID }) },
    );
    this.add({ type: 'whole', ...difference(this.whole, entries) });
    this.whole = entries;
  }

  hearOfActivity(seq: number): void {
    this.add({ type: 'active', seq });
  }

  bePutOut(): void {
    this.add({ type: 'putOut' });
  }

  beListed(): void {
    this.add({ type: 'listed' });
  }

  private add(event: WithoutTime<Event>): void {
    if (this.isOn) this.log.events.push({ ...event, at: now() });
  }
}
