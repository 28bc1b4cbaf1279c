import { type Ask, type Find, TAKEN_MAX, type Walk } from './bytes';

const ZEROS = Buffer.alloc(16 * 1024);
const NONE = Buffer.alloc(0);

/** Hands a file's bytes to a walk as they come, whatever the pieces they come in, and out again what is to be kept. */
export class ByteStream {
  private asked: IteratorResult<Ask, void>;
  private size = 0;
  /** What was asked for to look at, as far as it has come. */
  private taken: Buffer = NONE;
  /** The end of what was searched, which may be the beginning of what is searched for. */
  private rest: Buffer = NONE;
  private kept: Buffer[] = [];

  constructor(private readonly walk: Walk) {
    this.asked = walk.next();
    this.begin();
  }

  /** What of these bytes, and of those before, is to be kept. Throws what the walk throws. */
  push(bytes: Buffer): Buffer[] {
    let left = this.rest.length > 0 ? Buffer.concat([this.rest, bytes]) : bytes;
    this.rest = NONE;
    while (left.length > 0 && !this.asked.done) left = this.give(left);
    const kept = this.kept;
    this.kept = [];
    return kept;
  }

  /** At the end: what was asked for and did not come whole. */
  left(): Buffer[] {
    const came = this.asked.value?.do === 'take' ? this.taken.subarray(0, this.taken.length - this.size) : NONE;
    return [came, this.rest];
  }

  private give(bytes: Buffer): Buffer {
    const ask = this.asked.value;
    if (!ask || ask.do === 'put') return bytes;
    if (ask.do === 'until') return this.search(bytes, ask);
    const some = bytes.subarray(0, this.size);
    this.size -= some.length;
    if (ask.do === 'take') some.copy(this.taken, this.taken.length - this.size - some.length);
    if (ask.do === 'keep') this.kept.push(some);
    if (ask.do === 'blank') this.zeros(some.length);
    if (this.size === 0) this.next(this.taken);
    return bytes.subarray(some.length);
  }

  private search(bytes: Buffer, { find, isKept }: { find: Find; isKept: boolean }): Buffer {
    const at = find(bytes);
    const passed = at < 0 ? bytes.length : at;
    if (isKept && passed > 0) this.kept.push(bytes.subarray(0, passed));
    const left = bytes.subarray(passed);
    // One byte alone tells nothing yet: it waits for the next.
    if (left.length > 1) this.next(NONE);
    else this.rest = left;
    return this.rest === left ? NONE : left;
  }

  private next(answer: Buffer): void {
    this.taken = NONE;
    this.asked = this.walk.next(answer);
    this.begin();
  }

  private begin(): void {
    for (; !this.asked.done; this.asked = this.walk.next(NONE)) {
      const ask = this.asked.value;
      if (ask.do === 'until') return;
      if (ask.do === 'put') this.kept.push(ask.bytes);
      else if (ask.size > 0) {
        this.size = ask.size;
        if (ask.do === 'take' && ask.size > TAKEN_MAX) throw new RangeError('a walk asks for too much at once');
        if (ask.do === 'take') this.taken = Buffer.allocUnsafe(ask.size);
        return;
      }
    }
  }

  private zeros(size: number): void {
    for (let left = size; left > 0; left -= ZEROS.length)
      this.kept.push(ZEROS.subarray(0, Math.min(left, ZEROS.length)));
  }
}
