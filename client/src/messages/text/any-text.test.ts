import { mayHoldMarkup } from '../may-hold-markup';
import { readBlocks } from './blocks';
import { nobody } from './node';
import { outline } from './outline';
import { plainText } from './plain-text';

const signs = [
  ...'*_~`[]()!>#-\\1. \n\n a😀א:/@',
  '**',
  '```',
  '~~',
  '- ',
  '> ',
  '1. ',
  '](',
  'http://a.b',
  'x@y.zz',
  'word ',
];

/** The same numbers each time, so that what fails once fails again. */
function* numbers(seed: number) {
  for (let state = seed; ; ) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    yield state / 0x7fffffff;
  }
}

test('of no text is anything lost but its marks, and nothing is added', () => {
  const random = numbers(42);
  const next = (below: number) => Math.floor((random.next().value ?? 0) * below);
  for (let round = 0; round < 3_000; round += 1) {
    const text = Array.from({ length: 1 + next(30) }, () => signs[next(signs.length)]).join('');
    const plain = plainText(text, 'Mira');
    expect([text, lettersOf(plain)]).toEqual([text, lettersOf(text)]);
    if (text.trim() === '' || mayHoldMarkup(text)) continue;
    // What is not looked at must be what it would have become.
    expect(bare(outline(readBlocks(text, nobody)))).toBe(bare(`p(${text})`));
  }
});

/** What stays whatever is made of it. Where a link leads is not read where it has words of its own. */
function lettersOf(text: string): string {
  return text.replace(/\]\((?:http:\/\/a\.b)+\S*?\)/g, '').replace(/[^aword😀אxyz@]/gu, '');
}

function bare(text: string): string {
  return text.replace(/\s/g, '');
}
