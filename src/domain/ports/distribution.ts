/**
 * How often values of which size came, for whoever measures. To observe one is a look through a short array and three
 * additions: nothing is allocated, so that it may stand on the way of every batch.
 */
export class Distribution {
  /** One for each bound, of the values up to it and beyond the bound before; the last of those beyond every bound. */
  readonly counts: number[];
  sum = 0;

  /** `bounds` rise. */
  constructor(readonly bounds: readonly number[]) {
    this.counts = new Array(bounds.length + 1).fill(0);
  }

  observe(value: number): void {
    const { bounds, counts } = this;
    let place = 0;
    while (value > (bounds[place] ?? Number.POSITIVE_INFINITY)) place += 1;
    counts[place] = (counts[place] ?? 0) + 1;
    this.sum += value;
  }
}
