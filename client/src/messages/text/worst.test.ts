import { MESSAGE_MAX_CHARACTERS } from '@protocol/limits';
import { jo, listed, mira } from '../../state/builders';
import { readBlocks } from './blocks';
import { plainText } from './plain-text';

const MOST_MS = 50;
const known = { people: [mira, jo], rooms: Array.from({ length: 50 }, (_, index) => listed(`r${index}`)) };

const pieces = [
  ...[
    '*',
    '_',
    '~',
    '`',
    '[',
    ']',
    '(',
    ')',
    '!',
    '>',
    '#',
    '-',
    '@',
    '\\',
    '\n',
    ' ',
    'a',
    ':',
    '/',
    '|',
    '<',
    '&',
    '¯',
  ],
  ...[
    '* ',
    '- ',
    '1. ',
    '> ',
    '# ',
    '*a ',
    'a* ',
    '*a*',
    '**a ',
    '***a ',
    '_a ',
    '*_',
    '*(',
    ')*',
    '*a _b **c ',
    '~~a ',
  ],
  ...[
    '[a](',
    '![a](',
    '[a](b',
    '](',
    '[[',
    '[a](http://x.y',
    '[a](http://x.y)',
    '[\u200B](http://x.y)',
    '[a]((((',
    '\\*',
  ],
  ...[
    '`a``',
    '```\n',
    '~~~\n',
    'a```\n',
    '```a\n',
    '`` `',
    '>>> ',
    '> > ',
    '>a\n',
    '  - a\n',
    '- a\n',
    '- a\n\n',
    '1) a\n   ',
  ],
  ...[
    'http://',
    'https://a.',
    'http://a/',
    'mailto:',
    'mailto:a@',
    'a@',
    'a@b.',
    '@mira ',
    '@Mira',
    '#r1',
    '#r1 ',
    'http://a@',
    'http://(a',
    'http://a/(',
    'http://a/["',
  ],
  ...['😀', '👩‍👩‍👧‍👦', '\u202E', 'א', '‍', '\t'],
];

test('no text takes long to read', () => {
  // What is read for the first time is read slowly.
  for (let round = 0; round < 20; round += 1) readBlocks(pieces.join(' ').repeat(3), known);
  const slow = pieces
    .flatMap((piece) =>
      [piece, `${piece}x`, ` ${piece}`].map((each) =>
        each.repeat(MESSAGE_MAX_CHARACTERS).slice(0, MESSAGE_MAX_CHARACTERS),
      ),
    )
    .flatMap((text) => [text, `${'*a '.repeat(500)}${text.slice(0, 2_500)}`])
    .map((text) => ({ text: text.slice(0, 12), took: timed(() => plainText(text, 'Mira', known)) }))
    .filter(({ took }) => took > MOST_MS);
  expect(slow).toEqual([]);
});

/** The shortest of some times: the machine has other things to do. */
function timed(act: () => void): number {
  let shortest = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 6 && (round === 0 || shortest > MOST_MS); round += 1) {
    const from = performance.now();
    act();
    shortest = Math.min(shortest, performance.now() - from);
  }
  return shortest;
}
