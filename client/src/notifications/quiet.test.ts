import { createTimes } from '../messages/times';
import { quietOptions, quietText, quietUntil } from './quiet';
import { FOR_EVER } from './wishes';

const times = createTimes({ locale: 'en-GB' });
const evening = new Date(2026, 10, 22, 22, 15).getTime();

test('do not disturb lasts as long as one chose', () => {
  expect(quietOptions.map(({ value }) => quietUntil(value, evening))).toEqual([
    0,
    evening + 30 * 60_000,
    evening + 60 * 60_000,
    new Date(2026, 10, 23, 8, 0).getTime(),
    FOR_EVER,
  ]);
});

test('until when it lasts is said in words', () => {
  const text = (until: number) => quietText({ quietUntil: until }, evening, times);
  expect(text(evening + 30 * 60_000)).toBe('Quiet until 22:45');
  expect(text(FOR_EVER)).toBe('Quiet');
  expect([text(0), text(evening)]).toEqual([null, null]);
});
