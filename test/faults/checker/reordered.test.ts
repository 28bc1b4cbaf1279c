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
  says,
  send,
  shown,
  whole,
} from './written';

describe('finds what is reordered:', () => {
  const a2 = message(2, 'Ada', 'a');
  const b1 = message(1, 'Bo', 'b');
  test.each<[string, History]>([
    [
      'two who saw two changes in different order',
      history([a, b], [adaSaysA, boSaysB, log('Cy', cameIn(0, 0), shown(30, b1, a2))]),
    ],
    ['told backwards', history([a, b], [adaSaysA, boSaysB, log('Cy', cameIn(0, 0), shown(30, b), shown(31, a))])],
    [
      'a sender’s second message before the first',
      history(
        [message(1, 'Ada', 'b'), message(2, 'Ada', 'a')],
        [
          {
            ...log(
              'Ada',
              invoked(1, 0, send('a')),
              invoked(2, 1, send('b')),
              acknowledged(3, 1, 1),
              acknowledged(4, 0, 2),
            ),
            keepsOrder: true,
          },
        ],
      ),
    ],
    [
      'what was said later by another stands before',
      history([b1, a2], [says('Ada', 'a', 2, 10), says('Bo', 'b', 1, 20)]),
    ],
    ['another order in a whole room', history([a, b], [adaSaysA, boSaysB, log('Cy', whole(30, 'b', 'a'))])],
  ])('%s', (_what, written) => expect(namesIn(written)).toContain('reordered'));
});
