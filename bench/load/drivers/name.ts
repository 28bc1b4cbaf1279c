// Digits that no letter, and no other digit, is a twin of: names that look alike are refused.
const DIGITS = '23456789';

/** A name of its own for each member of each crowd: those who just left may still be held to be here. */
export function benchName(crowd: number, index: number): string {
  return `bench ${digits(crowd)} ${digits(index)}`;
}

function digits(number: number): string {
  const last = DIGITS[number % DIGITS.length] as string;
  return number < DIGITS.length ? last : digits(Math.floor(number / DIGITS.length)) + last;
}
