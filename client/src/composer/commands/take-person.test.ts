import { takePerson } from './take-person';

const people = ['Jo', 'Jo Ann', 'Zoë'].map((username) => ({ userID: username, username }));

test.each<[string, string, string]>([
  ['@Jo 10m', 'Jo', '10m'],
  ['jo', 'Jo', ''],
  ['@jo ann 10m loud', 'Jo Ann', '10m loud'],
  ['@Zoë 1h', 'Zoë', '1h'],
])('%j is about %s', (text, username, rest) => {
  expect(takePerson(text, people)).toEqual({ person: { userID: username, username }, rest });
});

test.each([['@Joan 10m'], ['10m'], ['@'], ['']])('%j is about nobody here', (text) => {
  expect(takePerson(text, people)).toBeNull();
});
