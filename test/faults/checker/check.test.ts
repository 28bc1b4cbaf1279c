import { check } from './check';
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
  failed,
  history,
  invoked,
  log,
  message,
  notice,
  send,
  shown,
  whole,
} from './written';

describe('finds nothing wrong with', () => {
  test.each<[string, History]>([
    ['an empty room', history([], [])],
    [
      'what was said, and shown to someone',
      history([a, b], [adaSaysA, boSaysB, { ...log('Cy', cameIn(0, 0), shown(30, a, b)), ...caughtUp }]),
    ],
    ['what was sent, never answered, and stored', history([a], [log('Ada', invoked(1, 0, send('a')))])],
    ['what was sent, never answered, and not stored', history([], [log('Ada', invoked(1, 0, send('a')))])],
    [
      'what was sent again, and answered twice in the same way',
      history(
        [a],
        [log('Ada', invoked(1, 0, send('a')), invoked(2, 0, send('a')), acknowledged(3, 0, 1), acknowledged(4, 0, 1))],
      ),
    ],
    ['what was refused, and is not there', history([], [log('Ada', invoked(1, 0, send('a')), failed(2, 0))])],
    [
      'two messages under way at once, in either order',
      history(
        [message(1, 'Bo', 'b'), message(2, 'Ada', 'a')],
        [
          log('Ada', invoked(1, 0, send('a')), acknowledged(9, 0, 2)),
          log('Bo', invoked(2, 0, send('b')), acknowledged(8, 0, 1)),
        ],
      ),
    ],
    [
      'a message that was edited, seen before and after',
      history(
        [{ ...a, change: 2, text: 'a better' }],
        [
          adaSaysA,
          log('Ada', invoked(20, 0, { do: 'edit', seq: 1, text: 'a better' }), acknowledged(21, 0, 2)),
          { ...log('Cy', cameIn(0, 0), shown(15, a), shown(22, { ...a, change: 2, text: 'a better' })), ...caughtUp },
        ],
      ),
    ],
    [
      'a message that was deleted, and one that a clear hid',
      history(
        [],
        [
          adaSaysA,
          boSaysB,
          log('Bo', invoked(30, 0, { do: 'delete', seq: 2 }), acknowledged(31, 0)),
          log('Cy', cameIn(0, 0), shown(25, a, b), invoked(40, 0, { do: 'clear' }), acknowledged(41, 0, 4)),
        ],
        { head: 4, messages: [a, { ...b, change: 3, text: '', deleted: true }], clears: [{ seq: 4, isUndone: false }] },
      ),
    ],
    [
      'a hole that was noticed: the client came in again from before it',
      history(
        [a, b],
        [adaSaysA, boSaysB, { ...log('Cy', cameIn(0, 0), shown(25, b), cameBack(26, 0, 2, a, b)), ...caughtUp }],
      ),
    ],
    [
      'a change that is told in an answer and live',
      history(
        [a, b],
        [adaSaysA, boSaysB, log('Cy', cameIn(0, 0), shown(12, a), cameBack(15, 0, 1, a), shown(16, a, b))],
      ),
    ],
    [
      'an answer that tells a message once, as it was when it was given',
      history(
        [{ ...a, change: 3, text: 'a better' }, b],
        [
          adaSaysA,
          boSaysB,
          log('Ada', invoked(30, 0, { do: 'edit', seq: 1, text: 'a better' }), acknowledged(31, 0, 3)),
          log('Cy', cameIn(5, 0), cameBack(25, 0, 2, a, b)),
          log('Di', cameIn(5, 0), cameBack(35, 0, 3, b, { ...a, change: 3, text: 'a better' })),
        ],
      ),
    ],
    ['the notice of someone who came', history([notice(1, 'Ada')], [log('Ada', cameIn(1, 1, notice(1, 'Ada')))])],
    [
      'whole rooms that grow',
      history([a, b], [adaSaysA, boSaysB, { ...log('Cy', whole(12, 'a'), whole(22, 'a', 'b')), ...caughtUp }]),
    ],
    [
      'that something was said, to who is a member again, on a connection of theirs that was made since',
      {
        ...history(
          [a],
          [
            adaSaysA,
            log(
              'Cy',
              cameIn(0, 0),
              { at: 2, type: 'putOut' },
              { at: 6, type: 'connected' },
              { at: 12, type: 'active', seq: 1 },
            ),
          ],
        ),
        memberships: [
          { person: 'Ada', from: 0, until: 99 },
          { person: 'Cy', from: 0, until: 3 },
          { person: 'Cy', from: 4, until: 99 },
        ],
      },
    ],
    [
      'what a member was told, and nothing more once out, although some of it was under way',
      {
        ...history([a, b], [adaSaysA, boSaysB, log('Cy', cameIn(0, 0), shown(15, a), { at: 17, type: 'putOut' })]),
        memberships: ['Ada', 'Bo', 'Cy'].map((person) => ({ person, from: 0, until: person === 'Cy' ? 14 : 99 })),
      },
    ],
  ])('%s', (_what, written) => expect(check(written)).toEqual([]));
});
