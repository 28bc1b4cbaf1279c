import { givenPassword, parsePassword } from './password-text';

const refusal = expect.objectContaining({ code: 'password_invalid' });

test.each([
  ['eight characters', '12345678'],
  ['256 characters', 'a'.repeat(256)],
  ['characters of two units each', '🧗'.repeat(256)],
  ['spaces', 'correct horse battery staple'],
])('%s will do', (_what, text) => {
  expect(parsePassword(text)).toBe(text);
  expect(givenPassword(text)).toBe(text);
});

test.each([
  ['nothing', ''],
  ['seven characters', '1234567'],
  ['seven characters of two units each', '🧗'.repeat(7)],
  ['257 characters', 'a'.repeat(257)],
  ['half of a character', `12345678\uD83D`],
])('%s will not', (_what, text) => {
  expect(() => parsePassword(text)).toThrow(refusal);
  expect(givenPassword(text)).toBeUndefined();
});

test('a password is the same whichever keyboard wrote it', () => {
  expect(parsePassword('Ame\u0301lie Poulain')).toBe(parsePassword('Am\u00E9lie Poulain'));
});
