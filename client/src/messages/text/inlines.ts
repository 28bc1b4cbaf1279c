import { type Atom, findAtoms } from './atoms';
import { createTicks } from './code-spans';
import { Emphasis, standingOf } from './emphasis';
import { labelled, readTarget } from './labelled';
import { type Inline, joined, type Known, text as textNode } from './node';

/** What is written in lines that belong together. Nothing reaches over an empty line. */
export function readInlines(text: string, known: Known): Inline[] {
  const parts = text.split(/(\n[^\S\n]*\n)/);
  return joined(
    parts.flatMap((part, index) => (index % 2 === 1 ? textNode(part) : new InlineReader(part, known).read())),
  );
}

/** Reads from the left, each sign once. */
class InlineReader {
  private at = 0;
  private readonly out: Inline[] = [];
  private readonly emphasis = new Emphasis(this.out);
  private readonly ticks;
  private readonly atoms: Atom[];
  /** Each `[` that may begin a link, and where it stands among the nodes. */
  private readonly brackets: { node: Inline; index: number }[] = [];

  constructor(
    private readonly text: string,
    known: Known,
  ) {
    this.atoms = findAtoms(text, known);
    this.ticks = createTicks(text);
  }

  read(): Inline[] {
    while (this.at < this.text.length) this.step();
    return this.out;
  }

  private step(): void {
    while ((this.atoms[0]?.start ?? this.at) < this.at) this.atoms.shift();
    const [atom] = this.atoms;
    if (atom?.start === this.at) {
      this.out.push(atom.node);
      this.at = atom.end;
      return;
    }
    const sign = this.text.charAt(this.at);
    if (sign === '\\') this.escape();
    else if (sign === '`') this.code();
    else if (sign === '*' || sign === '_' || sign === '~') this.marks();
    else if (sign === '[' || this.text.startsWith('![', this.at)) this.bracket(sign === '[' ? 1 : 2);
    else if (sign === ']') this.link();
    else this.plain(atom?.start ?? this.text.length);
  }

  private take(length: number): string {
    this.at += length;
    return this.text.slice(this.at - length, this.at);
  }

  private write(length: number): void {
    this.out.push(textNode(this.take(length)));
  }

  private before(): string {
    return this.text.slice(Math.max(0, this.at - 2), this.at);
  }

  private plain(limit: number): void {
    const next = this.text.slice(this.at + 1, limit).search(/[\\`*_~[\]!]/);
    this.write(next < 0 ? limit - this.at : next + 1);
  }

  private escape(): void {
    const next = this.text.charAt(this.at + 1);
    if (!/[*_~`[\]>#\\]/.test(next) || (next === '_' && this.isAmongLetters())) {
      this.write(1);
      return;
    }
    // Two of them are an address in a network of files: both stay.
    if (next === '\\') {
      this.write(2);
      return;
    }
    this.at += 1;
    this.write(1);
  }

  /** `C:\my\_files` and the arm of a shrug: there the sign after it means nothing anyhow. */
  private isAmongLetters(): boolean {
    const { opens, closes } = standingOf('_', this.before(), this.text.slice(this.at + 2, this.at + 4));
    return !opens && !closes;
  }

  private code(): void {
    const span = this.ticks.spanAt(this.at);
    this.out.push(
      span.inside === null ? textNode(this.text.slice(this.at, span.end)) : { type: 'code', text: span.inside },
    );
    this.at = span.end;
  }

  private marks(): void {
    const sign = this.text.charAt(this.at);
    let end = this.at;
    while (this.text.charAt(end) === sign) end += 1;
    const stands = standingOf(this.text.slice(this.at, end), this.before(), this.text.slice(end, end + 2));
    const run = this.take(end - this.at);
    if (sign === '~' ? run.length !== 2 : run.length > 3) this.out.push(textNode(run));
    else this.emphasis.read(run, stands);
  }

  private bracket(length: number): void {
    const node = textNode(this.take(length));
    this.brackets.push({ node, index: this.out.push(node) - 1 });
  }

  private link(): void {
    const target = readTarget(this.text, this.at + 1);
    const bracket = this.brackets.pop();
    // What became bold in between may have taken the bracket with it.
    const begins = target && bracket && this.out[bracket.index] === bracket.node;
    const node = begins ? labelled(this.out.slice(bracket.index + 1), target.href) : null;
    if (!begins || !node) {
      this.write(1);
      return;
    }
    this.emphasis.forgetFrom(bracket.index);
    this.out.length = bracket.index;
    this.out.push(node);
    this.at = target.end;
  }
}
