import { placeOf } from './place';

const of = (path: string) => placeOf(`https://snug.test${path}`, 'https://snug.test');

test('rooms, messages and invites of this instance are known by their addresses', () => {
  expect(of('/')).toEqual({ name: 'room', roomId: 'general' });
  expect(of('/r/a%20b')).toEqual({ name: 'room', roomId: 'a b' });
  expect(of('/r/general/12')).toEqual({ name: 'room', roomId: 'general', seq: 12 });
  expect(of('/invite/abc')).toEqual({ name: 'invite' });
});

test('what is elsewhere or nowhere is none of them', () => {
  for (const path of [
    '/nowhere',
    '/r/x/y',
    '/r/x/012',
    '/reset/abc',
    '/set-up/abc',
    '/?a=b',
    '/r/x#y',
    '/api/files/x',
    ':444/',
  ]) {
    expect(of(path)).toBeNull();
  }
  expect(placeOf('http://snug.test/', 'https://snug.test')).toBeNull();
  expect(placeOf('https://jo@snug.test/', 'https://snug.test')).toBeNull();
  expect(placeOf('mailto:jo@snug.test', 'https://snug.test')).toBeNull();
});
