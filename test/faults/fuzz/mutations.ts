import { oneOf, type Random } from '../support/random';

/** What stands where something else was. */
const oddValues = [
  null,
  true,
  false,
  0,
  -0,
  -1,
  1.5,
  2 ** 53,
  1e300,
  '',
  ' ',
  '\0',
  '\u202e',
  '\ud800',
  '\udfff\ud800',
  '🎉'.repeat(600),
  'e\u0301\u0301\u0301\u0301\u0301',
  'x'.repeat(5_000),
  '__proto__',
  'general',
  '/../..',
  "' OR 1=1 --",
  '%s%n',
  '<script>',
  [],
  [[]],
  {},
  { $ne: null },
  { toString: 1, length: 1e9 },
  { _placeholder: true, num: 0 },
] as [unknown, ...unknown[]];

/** What is in a text and should not be, or is there and looks as if it were not. */
const oddLetters = [
  '\0',
  '\u0007',
  '\r',
  '\u200b',
  '\u202e',
  '\u2028',
  '\ud800',
  '\udc00',
  '\uffff',
  '\u0301\u0301\u0301\u0301',
  'İ',
  'а',
] as const;

const oddKeys = ['__proto__', 'constructor', 'toString', 'then', 'userID', 'role', '', '0', 'length', '$gt'] as const;

/** Something of it is of another type, is missing, is there twice, or was not there before. */
export function mutateJson(value: unknown, random: Random): unknown {
  const chance = random();
  if (typeof value === 'string' && chance < 0.6) {
    const at = Math.floor(random() * (value.length + 1));
    return value.slice(0, at) + oneOf(random, oddLetters) + value.slice(at);
  }
  if (typeof value !== 'object' || value === null || chance < 0.15) return oneOf(random, oddValues);
  if (chance < 0.2) return nested(value, Math.floor(random() * 3_000));
  if (Array.isArray(value)) {
    if (chance < 0.4 || value.length === 0) return [...value, ...value, oneOf(random, oddValues)];
    const at = Math.floor(random() * value.length);
    return value.map((one, index) => (index === at ? mutateJson(one, random) : one));
  }
  const entries = Object.entries(value);
  if (chance < 0.35 || entries.length === 0) entries.push([oneOf(random, oddKeys), oneOf(random, oddValues)]);
  else {
    const at = Math.floor(random() * entries.length);
    const [key, old] = entries[at] as [string, unknown];
    if (chance < 0.5) entries.splice(at, 1);
    else if (chance < 0.6) entries[at] = [oneOf(random, oddKeys), old];
    else entries[at] = [key, mutateJson(old, random)];
  }
  return Object.fromEntries(entries);
}

function nested(value: unknown, depth: number): unknown {
  let around = value;
  for (let level = 0; level < depth; level += 1) around = level % 2 ? [around] : { a: around };
  return around;
}

/** What JSON can say, or nearly, and no value of JavaScript. */
const oddTokens = [
  '9007199254740993',
  '1e999',
  '-1e-999',
  'NaN',
  'Infinity',
  '00',
  '0x10',
  '"\\ud800"',
  '"\\u0000"',
  "'x'",
  '// x',
  '{"a":1,"a":2}',
  '{"__proto__":{"polluted":true}}',
  `${'['.repeat(5_000)}${']'.repeat(5_000)}`,
  '{"a":'.repeat(2_000),
] as [string, ...string[]];

/** One token of a JSON text is another. */
export function mutateTokens(json: string, random: Random): string {
  const tokens = [...json.matchAll(/"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?|true|false|null|[[\]{},:]/g)];
  if (tokens.length === 0) return oneOf(random, oddTokens);
  const { index, 0: token } = tokens[Math.floor(random() * tokens.length)] as RegExpMatchArray & { index: number };
  return json.slice(0, index) + oneOf(random, oddTokens) + json.slice(index + token.length);
}

const oddBytes = [
  0x00, 0x0a, 0x0d, 0x1e, 0x20, 0x22, 0x2c, 0x3a, 0x5b, 0x5c, 0x7b, 0x7f, 0x80, 0xc0, 0xed, 0xff,
] as const;

/** A few bytes are other ones, are gone, came twice, or came from elsewhere. */
export function mutateBytes(bytes: Buffer, random: Random): Buffer {
  let mutated = Buffer.from(bytes);
  const times = 1 + Math.floor(random() * 4);
  for (let time = 0; time < times; time += 1) mutated = mutateOnce(mutated, random);
  return mutated;
}

function mutateOnce(bytes: Buffer, random: Random): Buffer<ArrayBuffer> {
  const at = Math.floor(random() * (bytes.length + 1));
  const length = Math.floor(random() ** 3 * Math.min(200, bytes.length - at));
  const [before, part, after] = [bytes.subarray(0, at), bytes.subarray(at, at + length), bytes.subarray(at + length)];
  const chance = random();
  if (chance < 0.3 && bytes.length > 0) {
    const flipped = Buffer.from(bytes);
    const where = Math.min(at, bytes.length - 1);
    flipped[where] = (flipped[where] ?? 0) ^ (1 << Math.floor(random() * 8));
    return flipped;
  }
  if (chance < 0.5) return Buffer.concat([before, Buffer.from([oneOf(random, oddBytes)]), after]);
  if (chance < 0.65) return Buffer.concat([before, after]);
  if (chance < 0.8) return Buffer.concat([before, part, part, after]);
  if (chance < 0.9)
    return Buffer.concat([before, Buffer.from(Array.from({ length: 8 }, () => Math.floor(random() * 256))), after]);
  if (chance < 0.95) return Buffer.from(before);
  return Buffer.concat([before, Buffer.alloc(Math.floor(random() * 3_000), oneOf(random, oddBytes)), after]);
}

/** The same in another order, with some of it missing and some of it there many times. */
export function mutateOrder<T>(list: readonly T[], random: Random): T[] {
  const mixed = list.flatMap((one) => {
    const chance = random();
    if (chance < 0.15) return [];
    return chance < 0.25 ? Array<T>(2 + Math.floor(random() * 30)).fill(one) : [one];
  });
  return random() < 0.5
    ? mixed
    : mixed
        .map((one) => ({ one, place: random() }))
        .sort((a, b) => a.place - b.place)
        .map(({ one }) => one);
}
