import type { History } from './history';
import {
  a,
  acknowledged,
  adaSaysA,
  b,
  boSaysB,
  cameIn,
  history,
  invoked,
  log,
  message,
  namesIn,
  read,
  says,
  send,
  shown,
  whole,
} from './written';

describe('finds what is lost:', () => {
  test.each<[string, History]>([
    ['acknowledged, and not stored', history([], [adaSaysA])],
    [
      'acknowledged at a place where another stands',
      history([b, message(1, 'Bo', 'c')], [adaSaysA, boSaysB, says('Bo', 'c', 1, 1)]),
    ],
    ['stored, and not in the room at the end', { ...history([a], [adaSaysA]), end: { head: 1, messages: [] } }],
    [
      'shown, and not stored',
      history([], [log('Ada', invoked(1, 0, send('a'))), log('Cy', cameIn(0, 0), shown(9, a))]),
    ],
    [
      'shown by a clear’s side, and the clear is not there',
      history([a], [adaSaysA, log('Bo', invoked(20, 0, { do: 'clear' }), acknowledged(21, 0, 2))]),
    ],
    [
      'an acknowledged edit',
      history([a], [adaSaysA, log('Ada', invoked(20, 0, { do: 'edit', seq: 1, text: 'x' }), acknowledged(21, 0, 2))]),
    ],
    [
      'an acknowledged delete',
      history([a], [adaSaysA, log('Ada', invoked(20, 0, { do: 'delete', seq: 1 }), acknowledged(21, 0))]),
    ],
    [
      'an acknowledged reaction',
      history(
        [{ ...a, change: 2 }],
        [adaSaysA, log('Bo', invoked(20, 0, { do: 'react', seq: 1, emoji: '👍' }), acknowledged(21, 0, 2))],
      ),
    ],
    ['a page without what was acknowledged before', history([a, b], [adaSaysA, boSaysB, log('Cy', read(50, 1, 2, b))])],
    [
      'a whole room without what it had',
      history([a, b], [adaSaysA, boSaysB, log('Cy', whole(21, 'a', 'b'), whole(30, 'b'))]),
    ],
  ])('%s', (_what, written) => expect(namesIn(written)).toContain('lost'));
});
