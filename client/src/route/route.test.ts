import { errandOf, pathOf, routeOf } from './route';

test('every room and message has an address that leads back to it', () => {
  for (const route of [
    { roomId: 'general' },
    { roomId: 'general', seq: 4 },
    { roomId: 'a b/c' },
    { roomId: 'x', seq: 12 },
  ]) {
    expect(routeOf(pathOf(route))).toEqual(route);
  }
  expect(pathOf({ roomId: 'general' })).toBe('/');
});

test('what leads nowhere leads to General', () => {
  for (const path of ['/', '/r/', '/r/%', '/nowhere', '/r/x/y/z']) expect(routeOf(path)).toEqual({ roomId: 'general' });
  expect(routeOf('/r/x/0')).toEqual({ roomId: 'x' });
});

test('links that carry a secret say what they are for', () => {
  expect(errandOf('/invite/abc')).toEqual({ name: 'invite', secret: 'abc' });
  expect(errandOf('/set-up/a%2Fb')).toEqual({ name: 'set-up', secret: 'a/b' });
  expect(errandOf('/reset/x')).toEqual({ name: 'reset', secret: 'x' });
  for (const path of ['/', '/invite/', '/invite/%', '/r/invite']) expect(errandOf(path)).toBeNull();
});
