import { personKey } from './people';

test('a claim never equals a proven identity, nor a number a text', () => {
  const keys = [
    personKey({ userID: '5' }),
    personKey({ userID: '5', claimed: true }),
    personKey({ userID: 5, claimed: true }),
  ];
  expect(new Set(keys).size).toBe(3);
});
