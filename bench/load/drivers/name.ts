// Digits that no letter, and no other digit, is a twin of: names that look alike are refused.
const DIGITS = '23456789';

export function benchName(index: number): string {
  let digits = '';
  for (let rest = index; ; rest = Math.floor(rest / DIGITS.length)) {
    digits = DIGITS[rest % DIGITS.length] + digits;
    if (rest < DIGITS.length) return `bench ${digits}`;
  }
}
