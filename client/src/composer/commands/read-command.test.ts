import { readCommand, withoutEscape } from './read-command';

test.each([
  ['/me waves', 'me', 'waves'],
  ['/topic  new words ', 'topic', 'new words'],
  ['/topic\ntwo lines', 'topic', 'two lines'],
  ['/CLEAR', 'clear', ''],
  ['/shrug', 'shrug', ''],
])('%j is the command %j with %j', (text, name, rest) => {
  expect(readCommand(text)).toEqual({ name, rest });
});

test.each([
  ['/usr/bin'],
  ['/etc/hosts is wrong'],
  ['/'],
  ['/ me'],
  ['/5'],
  ['/ok?'],
  ['/home.'],
  ['//me'],
  [' /me'],
  ['a /me'],
])('%j is text', (text) => {
  expect(readCommand(text)).toBeNull();
});

test.each([
  ['//topic of the day', '/topic of the day'],
  ['//shrug', '/shrug'],
  ['// a comment', null],
  ['//server/share', null],
  ['///me', null],
  ['/me', null],
])('of %j is sent %j', (text, sent) => {
  expect(withoutEscape(text)).toBe(sent);
});
