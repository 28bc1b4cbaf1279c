/** How often each of a few things happened since the start. What they are called is ours: never what a client wrote. */
export class Tally<Name extends string> {
  private readonly counts = new Map<Name, number>();

  count(name: Name): void {
    this.counts.set(name, (this.counts.get(name) ?? 0) + 1);
  }

  all(): Iterable<[Name, number]> {
    return this.counts;
  }
}
