import type { Distribution } from '../domain/ports';

type Value = number | Distribution;

/** A metric of what is counted elsewhere: read anew whenever somebody scrapes. */
export interface Reading {
  name: string;
  /** A counter's name ends in `_total`; units are seconds and bytes. */
  type: 'gauge' | 'counter' | 'histogram';
  help: string;
  /** What `read` tells apart, where it does. */
  label?: string;
  read(): Value | Iterable<readonly [string, Value]>;
}

interface Sample {
  metricName: string;
  labels: Record<string, string | number>;
  value: number;
}

/** The reading as prom-client's registry takes a metric. */
export function metricOf(reading: Reading) {
  const { name, type, help } = reading;
  return { name, type, help, aggregator: 'sum', get: async () => ({ name, type, help, values: samplesOf(reading) }) };
}

function samplesOf({ name, label = '', read }: Reading): Sample[] {
  const values = read();
  if (!isMany(values)) return samples(name, {}, values);
  return [...values].flatMap(([which, value]) => samples(name, { [label]: which }, value));
}

function isMany(values: ReturnType<Reading['read']>): values is Iterable<readonly [string, Value]> {
  return typeof values === 'object' && Symbol.iterator in values;
}

function samples(name: string, labels: Record<string, string>, value: Value): Sample[] {
  if (typeof value === 'number') return [{ metricName: name, labels, value }];
  const { bounds, counts, sum } = value;
  let count = 0;
  const buckets = counts.map((inBucket, place): Sample => {
    count += inBucket;
    return { metricName: `${name}_bucket`, labels: { ...labels, le: bounds[place] ?? '+Inf' }, value: count };
  });
  return [
    ...buckets,
    { metricName: `${name}_sum`, labels, value: sum },
    { metricName: `${name}_count`, labels, value: count },
  ];
}
