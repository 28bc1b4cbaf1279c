import { sortOut } from './sort-out';

const file = (name: string, size: number) => ({ name, size });
const nothing = { picked: 0, waiting: 0, largest: undefined };

test('takes what fits', () => {
  const files = [file('a.png', 10), file('b.png', 20)];
  expect(sortOut(files, { ...nothing, largest: 20 })).toEqual({ taken: files, problem: '' });
});

test('says which are too large, and how large they can be', () => {
  const { taken, problem } = sortOut([file('film.mp4', 50_000_001), file('a.png', 10)], {
    ...nothing,
    largest: 50_000_000,
  });
  expect(taken).toEqual([file('a.png', 10)]);
  expect(problem).toBe('Too large: film.mp4. A file can have 50 MB at most.');
});

test('a message has ten at most, with those that it has already', () => {
  const files = ['a', 'b', 'c'].map((name) => file(name, 1));
  expect(sortOut(files, { ...nothing, picked: 9 })).toEqual({
    taken: files.slice(0, 1),
    problem: 'A message can have 10 files. 2 were left out.',
  });
});

test('so many bytes can wait in all, here and in the outbox', () => {
  const { taken, problem } = sortOut([file('large', 60_000_000), file('small', 1_000)], {
    ...nothing,
    waiting: 150_000_000,
  });
  expect(taken).toEqual([file('small', 1_000)]);
  expect(problem).toBe('200 MB of files can wait to be sent. One was left out.');
});
