import { expiries, inviteLink, standingText, termsOf, useLimits } from './terms';

test('every choice gives terms, and what has no end is left out', () => {
  expect(termsOf('day', 'one')).toEqual({ expiresInMs: 86_400_000, uses: 1 });
  expect(termsOf('never', 'any')).toEqual({});
  expect(termsOf('never', 'ten')).toEqual({ uses: 10 });
  expect(expiries.map(({ value }) => Object.keys(termsOf(value, 'any')).length)).toEqual([1, 1, 1, 0]);
  expect(useLimits.map(({ value }) => termsOf('never', value).uses)).toEqual([1, 10, 100, undefined]);
});

test('a standing invite says for whom and until when', () => {
  const day = (at: number) => `day ${at}`;
  expect(standingText({ expiresAt: null, usesLeft: null }, day)).toBe('For any number of people, for ever');
  expect(standingText({ expiresAt: 5, usesLeft: 1 }, day)).toBe('For one more person, until day 5');
  expect(standingText({ expiresAt: 5, usesLeft: 3 }, day)).toBe('For 3 more people, until day 5');
});

test('a link leads to the page that redeems it', () => {
  expect(inviteLink('https://chat.example', 'a/b')).toBe('https://chat.example/invite/a%2Fb');
});
