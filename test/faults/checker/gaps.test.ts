import type { History } from './history';
import {
  a,
  acknowledged,
  adaSaysA,
  b,
  boSaysB,
  cameBack,
  cameIn,
  caughtUp,
  history,
  invoked,
  log,
  namesIn,
  shown,
  whole,
} from './written';

describe('finds gaps that nobody noticed:', () => {
  test.each<[string, History]>([
    [
      'a change that is not the next',
      history([a, b], [adaSaysA, boSaysB, { ...log('Cy', cameIn(0, 0), shown(25, b)), ...caughtUp }]),
    ],
    [
      'coming back from after the hole',
      history([a, b], [adaSaysA, boSaysB, log('Cy', cameIn(0, 0), shown(25, b), cameBack(30, 2, 2))]),
    ],
    [
      'an answer that leaves a message out',
      history([a, b], [adaSaysA, boSaysB, log('Cy', cameIn(0, 0), cameBack(25, 0, 2, b))]),
    ],
    [
      'an answer that leaves an edit out',
      history(
        [{ ...a, change: 2, text: 'x' }],
        [
          adaSaysA,
          log('Ada', invoked(20, 0, { do: 'edit', seq: 1, text: 'x' }), acknowledged(21, 0, 2)),
          log('Cy', cameIn(0, 0), cameBack(25, 0, 2, a)),
        ],
      ),
    ],
    [
      'the last change was never told',
      history([a, b], [adaSaysA, boSaysB, { ...log('Cy', cameIn(0, 0), shown(15, a)), ...caughtUp }]),
    ],
    [
      'the last whole room is an older one',
      history([a, b], [adaSaysA, boSaysB, { ...log('Cy', whole(15, 'a')), ...caughtUp }]),
    ],
  ])('%s', (_what, written) => expect(namesIn(written)).toContain('gap'));
});
