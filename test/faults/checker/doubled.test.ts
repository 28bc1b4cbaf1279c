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

describe('finds what is doubled:', () => {
  const again = message(2, 'Ada', 'a');
  test.each<[string, History]>([
    ['stored twice', history([a, again], [adaSaysA])],
    ['stored twice, without its id', history([a, { ...again, clientId: 'another' }], [adaSaysA, says('Ada', 'z', 3)])],
    [
      'acknowledged in two places',
      history([a, b], [boSaysB, log('Ada', invoked(1, 0, send('a')), acknowledged(2, 0, 1), acknowledged(3, 0, 2))]),
    ],
    ['told live twice', history([a], [adaSaysA, log('Cy', cameIn(0, 0), shown(12, a), shown(13, a))])],
    ['shown twice in a whole room', history([a], [adaSaysA, log('Cy', whole(12, 'a', 'a'))])],
  ])('%s', (_what, written) => expect(namesIn(written)).toContain('doubled'));
});
