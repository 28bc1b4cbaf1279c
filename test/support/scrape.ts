import { ask } from './http-client';

export interface Family {
  type: string;
  help: string;
  /** By name and labels, as they are written. */
  samples: Map<string, number>;
}

// Prometheus reads numbers as Go does, which takes `Nan` for `NaN`: prom-client writes it so.
const sample = /^([a-zA-Z_:][\w:]*)(\{(?:[a-zA-Z_]\w*="(?:[^"\\\n]|\\["\\n])*",?)*\})? (-?[\d.e+-]+|NaN|Nan|[+-]Inf)$/;

/** The metrics of a server, by name. Fails on what Prometheus could not read. */
export async function scrape(server: { port: number }): Promise<Map<string, Family>> {
  const { status, body } = await ask(server, '/metrics');
  expect([status, body.endsWith('\n')]).toEqual([200, true]);
  const families = new Map<string, Family>();
  for (const line of body.split('\n').filter((text) => text !== '')) read(line, families);
  return families;
}

/** The value of one series, such as `snug_connections{feed="delta"}`. */
export function figureOf(families: Map<string, Family>, series: string): number | undefined {
  for (const { samples } of families.values()) {
    if (samples.has(series)) return samples.get(series);
  }
  return undefined;
}

function read(line: string, families: Map<string, Family>): void {
  const [, word, name = '', text = ''] = /^# (HELP|TYPE) (\S+) (.+)$/.exec(line) ?? [];
  if (word === 'HELP') {
    expect([name, families.has(name)]).toEqual([name, false]);
    families.set(name, { type: '', help: text, samples: new Map() });
    return;
  }
  const last = [...families.entries()].at(-1);
  if (!last) throw new Error(`before any help: ${line}`);
  const [family, { samples }] = last;
  if (word === 'TYPE') {
    expect([name, ['counter', 'gauge', 'histogram', 'summary']]).toEqual([family, expect.arrayContaining([text])]);
    families.set(family, { ...last[1], type: text });
    return;
  }
  const [, metric = '', labels = '', value = ''] = sample.exec(line) ?? [];
  expect([line, metric.replace(/_(bucket|sum|count)$/, '')]).toEqual([
    line,
    family.replace(/_(bucket|sum|count)$/, ''),
  ]);
  expect([line, samples.has(`${metric}${labels}`)]).toEqual([line, false]);
  samples.set(`${metric}${labels}`, value === '+Inf' ? Number.POSITIVE_INFINITY : Number(value));
}
