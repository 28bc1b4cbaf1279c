import type { ClientLog, History, SeenMessage, Sight } from './history';
import { type Operation, operationsOf } from './operations';

/** A change, and who was shown it first. */
export interface Witnessed {
  sight: Sight;
  client: string;
}

/** What all logs and the store say together, ordered so that the rules can look things up. */
export class Truth {
  readonly operations: Operation[];
  /** Every different sight once. Two of one change contradict each other. */
  readonly witnessed: Witnessed[] = [];
  readonly rows: ReadonlyMap<number, SeenMessage>;
  /** The `seq` of every change that is known of a message, by the `seq` of the message, in order. */
  private readonly changesOfMessage = new Map<number, number[]>();
  /** The message that a change is of. */
  private readonly messageOfChange = new Map<number, number>();
  private readonly sends = new Map<string, Operation[]>();
  private readonly onMessage = new Map<number, Operation[]>();

  constructor(readonly history: History) {
    this.operations = history.logs.flatMap(operationsOf);
    this.rows = new Map(history.stored.messages.map((row) => [row.seq, row]));
    for (const operation of this.operations) this.index(operation);
    const seen = new Map<number, Witnessed[]>();
    for (const log of history.logs) this.witness(log, seen);
    for (const row of history.stored.messages) {
      this.learn(row.seq, row.seq);
      this.learn(row.seq, row.change);
    }
    for (const changes of this.changesOfMessage.values()) changes.sort((one, other) => one - other);
  }

  /** Whoever may have sent a message: by its `clientId`, or by its text where it has none. */
  sendsOf({ author, clientId, text }: Pick<SeenMessage, 'author' | 'clientId' | 'text'>): Operation[] {
    return this.sends.get(sendKey(author, clientId, text)) ?? [];
  }

  /** What anybody asked to be done to a message. */
  operationsOn(seq: number): Operation[] {
    return this.onMessage.get(seq) ?? [];
  }

  /** The newest change of a message that is known up to a `seq`. */
  latestChange(message: number, upTo: number): number | undefined {
    return this.changesOfMessage.get(message)?.findLast((change) => change <= upTo);
  }

  messageChangedAt(change: number): number | undefined {
    return this.messageOfChange.get(change);
  }

  /** Whether a clear hides a message, as seen at a `seq`; at the end unless given. A clear that was undone counts as well. */
  isCleared(seq: number, upTo = Number.POSITIVE_INFINITY): boolean {
    return this.history.stored.clears.some((clear) => clear.seq > seq && clear.seq <= upTo);
  }

  /** Whether a message is to be seen at the end. */
  isVisible(seq: number): boolean {
    return !this.history.stored.clears.some((clear) => !clear.isUndone && clear.seq > seq);
  }

  private index(operation: Operation): void {
    const { action, person } = operation;
    if (action.do === 'send') push(this.sends, sendKey(person, action.clientId, action.text), operation);
    else if (action.do !== 'clear') push(this.onMessage, action.seq, operation);
  }

  private witness({ client, events }: ClientLog, seen: Map<number, Witnessed[]>): void {
    for (const event of events) {
      if (event.type !== 'entered' && event.type !== 'shown' && event.type !== 'page') continue;
      for (const sight of event.sights) {
        const others = seen.get(sight.change);
        if (others?.some((other) => isSameSight(other.sight, sight))) continue;
        const witnessed = { sight, client };
        push(seen, sight.change, witnessed);
        this.witnessed.push(witnessed);
        if (sight.type === 'message') this.learn(sight.seq, sight.change);
      }
    }
  }

  private learn(message: number, change: number): void {
    if (this.messageOfChange.get(change) === message) return;
    this.messageOfChange.set(change, message);
    push(this.changesOfMessage, message, change);
  }
}

function isSameSight(one: Sight, other: Sight): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

function sendKey(author: string, clientId: string | undefined, text: string): string {
  return JSON.stringify([author, clientId === undefined ? { text } : clientId]);
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}
