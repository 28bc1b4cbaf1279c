import { heedKey } from './viewer-keys';

function press(key: string, isWhole = true): unknown[] {
  const done: unknown[] = [];
  const viewing = {
    isWhole,
    zoom: (factor: number) => done.push(['zoom', factor]),
    move: (by: object) => done.push(['move', by]),
    whole: () => done.push('whole'),
  };
  const isOurs = heedKey(key, { viewing, go: (step) => done.push(['go', step]) });
  return isOurs ? done : ['not ours'];
}

test.each([
  ['ArrowLeft', ['go', -1]],
  ['ArrowRight', ['go', 1]],
  ['PageDown', ['go', 1]],
  ['Home', ['go', Number.NEGATIVE_INFINITY]],
  ['+', ['zoom', 1.5]],
  ['-', ['zoom', 1 / 1.5]],
  ['0', 'whole'],
])('%s over a whole picture', (key, done) => {
  expect(press(key)).toEqual([done]);
});

test('arrows push a picture about that is larger than the window, other keys still turn', () => {
  expect(press('ArrowLeft', false)).toEqual([['move', { x: 80, y: 0 }]]);
  expect(press('ArrowDown', false)).toEqual([['move', { x: 0, y: -80 }]]);
  expect(press('PageUp', false)).toEqual([['go', -1]]);
});

test.each(['Tab', 'Enter', 'Escape', 'a', 'ArrowUp'])('%s is the browser’s', (key) => {
  expect(press(key)).toEqual(['not ours']);
});
