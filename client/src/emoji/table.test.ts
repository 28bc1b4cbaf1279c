import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { quickEmoji } from '../messages/reacting';
import { codeFor, findEmoji } from './find';
import { parseTable } from './table';
import { toned } from './tone';

const groups = parseTable(readFileSync(join(__dirname, 'emoji.tsv'), 'utf8'));
const all = groups.flatMap(({ emoji }) => emoji);
const isOneEmoji = (text: string) => [...new Intl.Segmenter().segment(text)].length === 1 && /\p{Emoji}/u.test(text);

test('has every group and every emoji once', () => {
  expect(groups.map(({ name, emoji }) => [name, emoji.length > 50])).toEqual(groups.map(({ name }) => [name, true]));
  expect(groups).toHaveLength(8);
  expect(all.length).toBeGreaterThan(1_900);
  expect(new Set(all.map(({ emoji }) => emoji)).size).toBe(all.length);
});

test('no code stands for two, and each can be typed', () => {
  const codes = all.flatMap((emoji) => emoji.codes);
  expect(new Set(codes).size).toBe(codes.length);
  expect(codes.filter((code) => !/^[a-z0-9_+-]+$/.test(code))).toEqual([]);
});

test('each is one emoji, in every tone', () => {
  expect(all.filter(({ emoji }) => !isOneEmoji(emoji))).toEqual([]);
  expect(all.filter(({ emoji, bearsTones }) => bearsTones && !isOneEmoji(toned(emoji, 3)))).toEqual([]);
});

test('those offered before all others are among them', () => {
  expect(quickEmoji.filter((quick) => !all.some(({ emoji }) => emoji === quick))).toEqual([]);
});

test.each([
  ['smile', '😄'],
  [':tada:', '🎉'],
  ['+1', '👍'],
  ['thumbs up', '👍'],
  ['ROCKET', '🚀'],
  ['red heart', '❤️'],
  ['flag germany', '🇩🇪'],
  ['cat cry', '😿'],
  ['pizza', '🍕'],
  ['hea', '❤️'],
])('the first for %j is %s', (text, expected) => {
  expect(findEmoji(text, all)[0]?.emoji).toBe(expected);
});

test.each([[''], [' : '], ['xyzzy'], ['smile xyzzy']])('nothing fits %j', (text) => {
  expect(findEmoji(text, all)).toEqual([]);
});

test.each([
  ['thu', 'thumbsup'],
  ['+', '+1'],
  ['umb', 'thumbsup'],
  ['like', '+1'],
])('of the codes of 👍 %j is about to become %j', (begun, code) => {
  const thumb = all.find(({ emoji }) => emoji === '👍');
  expect(thumb && codeFor(thumb, begun)).toBe(code);
});
