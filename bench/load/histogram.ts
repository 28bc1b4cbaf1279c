/** Counts of microseconds in buckets 2% wide, so that histograms of several processes can be added up. */

const PER_DOUBLING = 36;
const BUCKETS = PER_DOUBLING * 32;

export type Counts = number[];

export class Histogram {
  readonly counts = new Float64Array(BUCKETS);

  add(microseconds: number): void {
    const bucket = Math.floor(Math.log2(Math.max(1, microseconds)) * PER_DOUBLING);
    const within = Math.min(BUCKETS - 1, bucket);
    this.counts[within] = (this.counts[within] as number) + 1;
  }

  clear(): void {
    this.counts.fill(0);
  }

  toCounts(): Counts {
    return [...this.counts];
  }
}

export function addCounts(all: Counts[]): Counts {
  const sum: Counts = new Array(BUCKETS).fill(0);
  for (const counts of all) for (const [bucket, count] of counts.entries()) sum[bucket] = (sum[bucket] ?? 0) + count;
  return sum;
}

/** The value, in milliseconds, that `share` of the samples do not exceed. NaN without samples. */
export function quantile(counts: Counts, share: number): number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return Number.NaN;
  let seen = 0;
  for (const [bucket, count] of counts.entries()) {
    seen += count;
    if (seen >= total * share) return 2 ** ((bucket + 1) / PER_DOUBLING) / 1000;
  }
  return Number.NaN;
}
