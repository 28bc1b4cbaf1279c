import type { History } from './history';
import {
  a,
  adaSaysA,
  boSaysB,
  cameIn,
  failed,
  history,
  invoked,
  log,
  namesIn,
  notice,
  send,
  shown,
  whole,
} from './written';

describe('finds phantoms:', () => {
  test.each<[string, History]>([
    ['shown, and sent by nobody', history([], [log('Cy', cameIn(0, 0), shown(1, a))], { head: 1 })],
    ['stored, and sent by nobody', history([a], [])],
    ['with another text', history([{ ...a, text: 'not a' }], [adaSaysA])],
    ['in another’s name', history([{ ...a, author: 'Bo' }], [adaSaysA])],
    ['refused, and there all the same', history([a], [log('Ada', invoked(1, 0, send('a')), failed(2, 0))])],
    ['deleted by nobody', history([{ ...a, change: 2, text: '', deleted: true }], [adaSaysA])],
    ['a reaction by nobody', history([{ ...a, change: 2, reactions: ['👍 Bo'] }], [adaSaysA, boSaysB])],
    [
      'cleared by nobody',
      history([a], [adaSaysA, log('Cy', shown(20, { type: 'cleared', change: 2, by: null }))], { head: 2 }),
    ],
    ['somebody came whom nobody knows', history([notice(1, 'Eve')], [])],
    [
      'in the room at the end, and not stored',
      { ...history([], [log('Ada', invoked(1, 0, send('a')))]), end: { head: 1, messages: [a] } },
    ],
    ['in a whole room, and said by nobody', history([], [log('Cy', whole(1, 'boo'))])],
  ])('%s', (_what, written) => expect(namesIn(written)).toContain('phantom'));
});
