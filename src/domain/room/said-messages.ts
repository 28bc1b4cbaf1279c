import { personKey } from '../../protocol/index';
import { textWithFiles } from '../files/text-with-files';
import type { MessageStore, StoredMessage } from '../ports';
import type { MessageWindow } from './message-window';

/** Messages are counted by stretches of so many `seq`: a change leaves one of them to be counted again. */
const STRETCH = 256;

/** After so many stretches everyone else has a turn. */
const AT_ONCE = 32;

/** Times of messages that stand side by side may be out of order by less than this, in milliseconds. */
const DISORDER_MS = 5_000;

/** Where so many messages were sent at about the same time, no further one is looked at. */
const LOOKED_AT_MAX = 2_048;

/** The messages after one `seq`, up to another. */
interface Stretch {
  after: number;
  through: number;
}

/**
 * What people said in a room and is visible: without notices, and without what was deleted. How many of them there are, and a page of
 * them by its number, are known without looking at all: of what memory does not hold, counts are kept.
 */
export class SaidMessages {
  /** Of whole stretches, by the `seq` that they begin after. */
  private counts = new Map<number, number>();
  private counted = 0;
  private changes = 0;
  /** How many there are after one `seq`, up to another, where a stretch ends. */
  private summed: { after: number; to: number; sum: number } | undefined;

  constructor(
    private readonly roomId: string,
    private readonly window: MessageWindow,
    private readonly store: Pick<MessageStore, 'countSaid' | 'messagesAfter'>,
    /** Messages up to this `seq` are hidden, and none is beyond the other. */
    private readonly bounds: () => { cleared: number; head: number },
  ) {}

  /** Those of them that memory holds, oldest first. */
  newest(): StoredMessage[] {
    return this.window.all().filter(isSaid);
  }

  async total(): Promise<number> {
    const [newest, { changes }] = [this.newest().length, this];
    const { after, through } = this.older();
    let { to, sum } = this.summed?.after === after ? this.summed : { to: after, sum: 0 };
    while (endOf(to) <= through) {
      const stretch = { after: to, through: endOf(to) };
      sum += this.known(stretch) ?? (await this.count(stretch));
      to = stretch.through;
    }
    // Unless something changed while a stretch was counted.
    if (changes === this.changes) this.summed = { after, to, sum };
    const rest = to < through ? await this.count({ after: to, through }) : 0;
    return newest + sum + rest;
  }

  /** Up to `size` of them, oldest first, after so many newer ones. */
  async page(newer: number, size: number): Promise<StoredMessage[]> {
    const own = this.newest();
    const end = Math.max(0, own.length - newer);
    let page = own.slice(Math.max(0, end - size), end);
    let toSkip = Math.max(0, newer - own.length);
    const { after, through } = this.older();
    for (let to = through; to > after && page.length < size; ) {
      const stretch = { after: Math.max(after, endOf(to - 1) - STRETCH), through: to };
      const count = this.known(stretch) ?? (await this.count(stretch));
      if (count > toSkip) {
        const messages = await this.load(stretch);
        page = [...messages.slice(0, messages.length - toSkip), ...page].slice(-size);
      }
      toSkip = Math.max(0, toSkip - count);
      to = stretch.after;
    }
    return page;
  }

  /** What an author (a `personKey`) said at a time, by the text that clients of text alone are shown of it. */
  async find(author: string, sentAt: number, text: string): Promise<StoredMessage | undefined> {
    const isMeant = (message: StoredMessage) =>
      isSaid(message) &&
      message.sentAt === sentAt &&
      personKey(message.author) === author &&
      textWithFiles(message) === text;
    return this.window.all().find(isMeant) ?? (await this.sentAround(sentAt)).find(isMeant);
  }

  /** A message that stood there is another one now. */
  changed(seq: number): void {
    this.changes += 1;
    if (this.summed && seq <= this.summed.to) this.summed = undefined;
    this.counts.delete(Math.floor((seq - 1) / STRETCH) * STRETCH);
  }

  /** Other messages are visible than before. */
  changedAll(): void {
    this.changes += 1;
    this.counts = new Map();
    this.summed = undefined;
  }

  /** All that memory does not hold. */
  private older(): Stretch {
    const { cleared, head } = this.bounds();
    if (!this.window.hasOlder) return { after: head, through: head };
    return { after: cleared, through: (this.window.all()[0]?.seq ?? head + 1) - 1 };
  }

  private known({ after, through }: Stretch): number | undefined {
    return isWhole({ after, through }) ? this.counts.get(after) : undefined;
  }

  private async count(stretch: Stretch): Promise<number> {
    this.counted += 1;
    if (this.counted % AT_ONCE === 0) await new Promise(setImmediate);
    const count = await this.store.countSaid(this.roomId, stretch.after, stretch.through);
    if (isWhole(stretch)) this.counts.set(stretch.after, count);
    return count;
  }

  private async load({ after, through }: Stretch): Promise<StoredMessage[]> {
    const messages = await this.store.messagesAfter(this.roomId, after, through - after);
    return messages.filter((message) => message.seq <= through && isSaid(message));
  }

  private async sentAround(time: number): Promise<StoredMessage[]> {
    let { after, through } = this.older();
    const end = through;
    while (through - after > STRETCH) {
      const middle = (after + through) >>> 1;
      const [message] = await this.store.messagesAfter(this.roomId, middle, 1);
      if (message && message.seq <= end && message.sentAt < time - DISORDER_MS) after = middle;
      else through = middle;
    }
    const around: StoredMessage[] = [];
    while (after < end && around.length < LOOKED_AT_MAX && (around.at(-1)?.sentAt ?? 0) <= time + DISORDER_MS) {
      const messages = await this.store.messagesAfter(this.roomId, after, STRETCH);
      around.push(...messages);
      after = messages.at(-1)?.seq ?? end;
    }
    return around;
  }
}

function isSaid({ kind, deleted }: StoredMessage): boolean {
  return kind === 'message' && !deleted;
}

/** Where the stretch ends that begins after a `seq`, or that it is in. */
function endOf(seq: number): number {
  return Math.floor(seq / STRETCH + 1) * STRETCH;
}

function isWhole({ after, through }: Stretch): boolean {
  return after % STRETCH === 0 && through - after === STRETCH;
}
