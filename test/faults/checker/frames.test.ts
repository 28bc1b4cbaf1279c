import { difference, framesOf } from './frames';
import type { Entry } from './history';
import { log } from './written';

const frame = (...texts: string[]): Entry[] => texts.map((text) => ({ text, author: 'Ada' }));

test.each([
  ['that grew', ['a', 'b'], ['a', 'b', 'c'], 1],
  ['that slid', ['a', 'b', 'c'], ['b', 'c', 'd'], 1],
  ['of which one was edited', ['a', 'b', 'c'], ['a', 'x', 'c'], 2],
  ['of which one is gone', ['a', 'b', 'c'], ['a', 'c'], 1],
  ['that was cleared', ['a', 'b'], [], 0],
  ['after an empty one', [], ['a'], 1],
  ['that is another', ['a', 'b'], ['x', 'y'], 2],
])('a whole room %s can be told from the one before', (_what, before, after, told) => {
  const change = difference(frame(...before), frame(...after));
  expect(change.entries).toHaveLength(told);
  const written = log('Cy', { at: 1, type: 'whole', entries: frame(...before) }, { at: 2, type: 'whole', ...change });
  expect([...framesOf(written)]).toEqual([frame(...before), frame(...after)]);
});
