import { bearerTokenOf, sessionTokenOf } from './session-token';

test('the session is in the cookie of our name, and of no other', () => {
  expect(sessionTokenOf({ cookie: 'a=1; snug=token; b=2' }, false)).toBe('token');
  expect(sessionTokenOf({ cookie: '__Host-snug=token' }, true)).toBe('token');
  for (const cookie of [undefined, '', 'snug=', 'snug', 'notsnug=token', 'Snug=token', 'a=snug=token', '; ;']) {
    expect(sessionTokenOf({ ...(cookie === undefined ? {} : { cookie }) }, false)).toBeUndefined();
  }
});

test('where people come by HTTPS, the cookie that plain HTTP could have set does not count', () => {
  expect(sessionTokenOf({ cookie: 'snug=token' }, true)).toBeUndefined();
});

test('a program carries its token as a bearer', () => {
  expect(bearerTokenOf({ authorization: 'Bearer token' })).toBe('token');
  expect(bearerTokenOf({ authorization: 'bearer  token' })).toBe('token');
  for (const authorization of ['token', 'Basic token', 'Bearer', 'Bearer ', 'Bearer a b']) {
    expect(bearerTokenOf({ authorization })).toBeUndefined();
  }
});
