import { charactersLeft, lengthNote } from './length';

test('characters are counted as the server counts them', () => {
  expect(charactersLeft('')).toBe(4_000);
  expect(charactersLeft('a'.repeat(4_000))).toBe(0);
  expect(charactersLeft('🧗'.repeat(3_999))).toBe(1);
  expect(charactersLeft('🧗'.repeat(4_001))).toBe(-1);
});

test('the counter appears near the limit', () => {
  expect(lengthNote(201)).toBeNull();
  expect(lengthNote(200)).toBe('200 characters left');
  expect(lengthNote(0)).toBe('0 characters left');
  expect(lengthNote(1)).toBe('1 character left');
  expect(lengthNote(-1)).toBe('1 character too many');
  expect(lengthNote(-12)).toBe('12 characters too many');
});
