import { type Inline, text, wordsOf } from './node';

/** A run of marks that may begin something. */
interface Opener {
  mark: string;
  /** How many marks of the run are not used yet. */
  left: number;
  /** Where the run stands among the nodes. */
  index: number;
}

/** Deeper than this nobody nests on purpose. */
const DEPTH_MAX = 6;

/** So many may be open at a time, so that a text of nothing but marks is soon read. */
const OPEN_MAX = 64;

// Not beside letters and digits, nor among other signs: `snake_case`, `2*3*4`, `^_^`. Scripts without spaces between words are
// not held to that.
const wide = '\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Hang}\\p{sc=Thai}\\p{Extended_Pictographic}';
const before = new RegExp(`(?:^|[\\s\\p{Ps}\\p{Pi}"'*_~>|/–—、。，：；！？${wide}])$`, 'u');
const after = new RegExp(`^(?:$|[\\s\\p{Pe}\\p{Pf}\\p{Pi}"'.,:;!?…*_~<|/–—、。，：；！？${wide}])`, 'u');
const letterAfter = /^\p{L}/u;

/** Whether marks between two texts may begin something, or end it. */
export function standingOf(run: string, left: string, right: string): { opens: boolean; closes: boolean } {
  return {
    opens: /^\S/.test(right) && before.test(left),
    closes: /\S$/.test(left) && (after.test(right) || (run === '**' && letterAfter.test(right))),
  };
}

/** Makes bold, italic and struck text of the marks around it. What has no partner stays as it was written. */
export class Emphasis {
  private readonly openers: Opener[] = [];
  /** How many openers there are of each kind, so that one is not looked for in vain. */
  private readonly counts = new Map<string, number>();

  constructor(private readonly out: Inline[]) {}

  read(run: string, stands: { opens: boolean; closes: boolean }): void {
    const mark = run.charAt(0);
    let left = run.length;
    while (stands.closes && left > 0) {
      const taken = this.close(mark, left);
      if (taken === 0) break;
      left -= taken;
    }
    if (left === 0) return;
    this.out.push(text(mark.repeat(left)));
    if (stands.opens && this.openers.length < OPEN_MAX) this.add({ mark, left, index: this.out.length - 1 });
  }

  /** Nothing that begins at a node or after it ends outside. */
  forgetFrom(index: number): void {
    while ((this.openers.at(-1)?.index ?? -1) >= index) this.drop();
  }

  /** Ends what the last fitting run began. Gives how many marks that took. */
  private close(mark: string, marks: number): number {
    const fits = (left: number) => marks === 3 || left === 3 || left === marks;
    if (![1, 2, 3].some((left) => fits(left) && this.counts.get(`${mark}${left}`))) return 0;
    let opener = this.drop();
    while (opener && !(opener.mark === mark && fits(opener.left))) opener = this.drop();
    if (!opener) return 0;
    const size = opener.left === 3 ? Math.min(marks, 2) : opener.left;
    const inside = this.out.slice(opener.index + 1);
    if (!isWorth(mark, size, inside)) return 0;
    this.out.length = opener.index;
    const left = opener.left - size;
    if (left > 0) {
      this.out.push(text(mark.repeat(left)));
      this.add({ ...opener, left });
    }
    this.out.push({ type: mark === '~' ? 'strike' : size === 2 ? 'strong' : 'emphasis', inside });
    return size;
  }

  private add(opener: Opener): void {
    this.openers.push(opener);
    this.count(opener, 1);
  }

  private drop(): Opener | undefined {
    const opener = this.openers.pop();
    if (opener) this.count(opener, -1);
    return opener;
  }

  private count({ mark, left }: Opener, by: number): void {
    const kind = `${mark}${left}`;
    this.counts.set(kind, (this.counts.get(kind) ?? 0) + by);
  }
}

/** Marks around nothing that can be read are a face or a line; two `_` around one word are a name of programmers. */
function isWorth(mark: string, size: number, inside: readonly Inline[]): boolean {
  if (depthOf(inside) >= DEPTH_MAX) return false;
  const words = wordsOf(inside);
  if (mark === '_' && size === 2 && /^\w+$/.test(words)) return false;
  return /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(words);
}

function depthOf(nodes: readonly Inline[]): number {
  return Math.max(0, ...nodes.map((node) => ('inside' in node ? 1 + depthOf(node.inside) : 0)));
}
