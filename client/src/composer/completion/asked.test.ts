import { askedAt, closedCode } from './asked';

/** The caret is where | stands. */
function at<T>(look: (text: string, caret: number) => T, marked: string): T {
  return look(marked.replace('|', ''), marked.indexOf('|'));
}

test.each<[string, string, string]>([
  [':smi|', 'emoji', 'smi'],
  ['well :smi|', 'emoji', 'smi'],
  ['(:+1|', 'emoji', '+1'],
  ['🎉:ta|', 'emoji', 'ta'],
  ['`code` :ta|', 'emoji', 'ta'],
  ['```\ncode\n```\n:ta|', 'emoji', 'ta'],
  ['@|', 'person', ''],
  ['hi @mi|', 'person', 'mi'],
  ['@Anna Ma|', 'person', 'Anna Ma'],
  ['(@jo|)', 'person', 'jo'],
  ['@mi|, yes', 'person', 'mi'],
  ['#|', 'room', ''],
  ['in #Film cl|', 'room', 'Film cl'],
  ['#C# c|', 'room', 'C# c'],
  ['@Jo #fi|', 'room', 'fi'],
  ['/|', 'command', ''],
  ['/to|', 'command', 'to'],
  ['/mute @jo|', 'person', 'jo'],
])('%j asks for the %s %j', (marked, kind, query) => {
  const asked = at(askedAt, marked);
  expect(asked).toMatchObject({ kind, query });
  expect(marked.replace('|', '').slice((asked?.start ?? 0) + 1, asked?.end)).toBe(query);
});

test.each([
  [':)|'],
  [':D|'],
  [':s|'],
  ['10:30|'],
  ['http://ex|'],
  ['a::b::cd|'],
  ['std:vector|'],
  ['me@home|'],
  ['@ home|'],
  ['# Title|'],
  ['##a|'],
  ['https://example.org/#part|'],
  ['@mi\nra|'],
  ['@mi|ra'],
  [`@${'a'.repeat(60)}|`],
  ['`:smi|'],
  ['`@mi|'],
  ['``a` :smi|'],
  ['```\n:smi|'],
  ['```\n@mi|'],
  [' /to|'],
  ['/usr/bi|'],
  ['a /to|'],
  ['plain|'],
  ['|'],
])('%j asks for nothing', (marked) => {
  expect(at(askedAt, marked)).toBeNull();
});

test.each([
  [':smile:|', 'smile'],
  ['so :+1:|', '+1'],
  ['😄:tada:|', 'tada'],
])('%j closes the code %j', (marked, code) => {
  expect(at(closedCode, marked)).toMatchObject({ code });
});

test.each([['10:30:|'], ['a:b:|'], ['::|'], ['`:smile:|'], [':smile: |'], ['http://a:80:|'], ['```\n:smile:|']])(
  '%j closes none',
  (marked) => {
    expect(at(closedCode, marked)).toBeNull();
  },
);
