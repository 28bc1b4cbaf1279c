import type { MessageRow, RoomRow } from './rows';
import type { Place } from './search-cursor';
import type { Range, SearchStatements } from './search-statements';

/** Messages that are looked up at once: few first, since what is sought may be among the newest. */
const FEWEST = 16;
const MOST = 256;

/** Messages stand in the order of their times, unless a clock was set back: by less than this, in milliseconds. */
const CLOCK_ERROR_MS = 24 * 60 * 60_000;

/** Where to look: in the index for this, or among the messages with files. Everywhere, where neither is given. */
export interface Among {
  match: string | undefined;
  files: 'all' | 'pictures' | undefined;
}

export interface Within {
  /** Unix milliseconds. */
  after: number | undefined;
  before: number | undefined;
  /** Where the page begins. */
  place: Place | undefined;
}

/** What of a room may be found, newest first: what the index says, and all that it does not hold yet. */
export class SearchedRoom {
  private readonly first: number;
  private next: number;
  private readonly indexedSeq: number;
  private size = FEWEST;
  private rows: MessageRow[] = [];
  private isDone = false;

  constructor(
    readonly row: RoomRow,
    private readonly among: Among,
    within: Within,
    private readonly statements: SearchStatements,
  ) {
    const { after, before, place } = within;
    const first = after === undefined ? 1 : this.seqAt(after - CLOCK_ERROR_MS);
    this.first = Math.max(first, (statements.clearedSeq.get(row.id) ?? 0) + 1);
    const last = before === undefined ? row.seq : this.seqAt(before + CLOCK_ERROR_MS);
    this.next = Math.min(last, place ? this.lastUpTo(place) : last);
    this.indexedSeq = among.files ? row.seq : among.match === undefined ? 0 : row.indexed_seq;
  }

  /** The newest that was not taken yet. */
  head(): MessageRow | undefined {
    if (this.rows.length === 0 && !this.isDone) this.load();
    return this.rows.at(-1);
  }

  take(): MessageRow | undefined {
    return this.rows.pop();
  }

  private load(): void {
    while (this.rows.length === 0 && this.next >= this.first) {
      const isIndexed = this.next <= this.indexedSeq;
      const from = isIndexed ? this.first : Math.max(this.first, this.indexedSeq + 1);
      const range = { room: this.row.id, from, to: this.next, limit: this.size };
      const seqs = isIndexed ? this.seqs(range) : undefined;
      this.rows = seqs ? this.find(seqs) : this.statements.scan.all(range);
      const found = seqs ?? this.rows.map(({ seq }) => seq);
      this.next = (found.length < this.size ? from : (found.at(-1) as number)) - 1;
      this.size = Math.min(2 * this.size, MOST);
    }
    this.rows.reverse();
    this.isDone = this.next < this.first;
  }

  private seqs(range: Range): number[] {
    const { match, files } = this.among;
    if (files === 'pictures') return this.statements.withPictures.all(range);
    return files
      ? this.statements.withFiles.all(range)
      : this.statements.match.all({ ...range, match: match as string });
  }

  private find(seqs: number[]): MessageRow[] {
    return seqs.flatMap((seq) => this.statements.find.get(this.row.id, seq) ?? []);
  }

  private lastUpTo({ room, seq, sentAt }: Place): number {
    return room === this.row.id ? seq - 1 : this.seqAt(sentAt + 1) - 1;
  }

  /** About where in the room a time is: the least `seq` at it or after it, by halving. */
  private seqAt(time: number): number {
    let [from, to] = [1, this.row.seq + 1];
    while (from < to) {
      const middle = Math.floor((from + to) / 2);
      const message = this.statements.firstFrom.get(this.row.id, middle);
      if (!message || message.seq >= to || message.sent_at >= time) to = middle;
      else from = message.seq + 1;
    }
    return from;
  }
}
