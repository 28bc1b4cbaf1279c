import { Identities } from './identities';

const identities = new Identities('one secret');
const refusal = expect.objectContaining({ code: 'token_invalid' });

test('a token proves the identity that it was given out with, after a restart too', () => {
  const { userID, token } = identities.create();
  expect(() => identities.prove(userID, token)).not.toThrow();
  expect(() => new Identities('one secret').prove(userID, token)).not.toThrow();
});

test('a token proves no other identity', () => {
  const [mine, theirs] = [identities.create(), identities.create()];
  expect(() => identities.prove(theirs.userID, mine.token)).toThrow(refusal);
});

test('a token of another installation proves nothing', () => {
  const { userID, token } = new Identities('another secret').create();
  expect(() => identities.prove(userID, token)).toThrow(refusal);
});

test('an altered token proves nothing', () => {
  const { userID, token } = identities.create();
  const flipped = (token.startsWith('A') ? 'B' : 'A') + token.slice(1);
  for (const altered of ['', flipped, token.slice(0, -1), `${token}A`, token.toUpperCase(), 'é'.repeat(token.length)]) {
    expect(() => identities.prove(userID, altered)).toThrow(refusal);
  }
});

test('each identity is new, and suggests a name of two words', () => {
  const created = Array.from({ length: 100 }, () => identities.create());
  expect(new Set(created.map(({ userID }) => userID)).size).toBe(100);
  for (const { username } of created) expect(username).toMatch(/^\S+ \S+$/);
});
