import { splitName } from './split-name';

test('a short name stays in one', () => {
  expect(splitName('holiday.jpg')).toEqual(['holiday.jpg', '']);
});

test('the end of a long one stays in view', () => {
  const [start, end] = splitName('minutes of the meeting of the house on 2026-01-31.pdf');
  expect(end).toBe('26-01-31.pdf');
  expect(start).toBe('minutes of the meeting of the house on 20');
});

test('no character is cut in two', () => {
  const name = `${'a'.repeat(20)}👩‍👩‍👧‍👦${'b'.repeat(11)}`;
  expect(splitName(name)).toEqual(['a'.repeat(20), `👩‍👩‍👧‍👦${'b'.repeat(11)}`]);
});
