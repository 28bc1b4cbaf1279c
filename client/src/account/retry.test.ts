import { problemText, waitText } from './retry';

test('a time to wait is said in the unit that fits, and never too short', () => {
  expect(waitText(1)).toBe('1 second');
  expect(waitText(40_000)).toBe('40 seconds');
  expect(waitText(90_001)).toBe('2 minutes');
  expect(waitText(7_200_000)).toBe('2 hours');
});

test('a problem says how long to wait while there is anything to wait for', () => {
  expect(problemText({ message: 'Too many attempts.' }, 5_000)).toBe('Too many attempts. 5 seconds to go.');
  expect(problemText({ message: 'Too many attempts.' }, 0)).toBe('Too many attempts.');
});
