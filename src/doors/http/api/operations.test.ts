import { commands, type HttpRoute } from '../../../protocol/index';
import { addresses, operations } from './operations';

test('every command with a route has one address and method of its own', () => {
  const routed = Object.values(commands).filter((shape) => 'http' in shape);
  const methods = addresses().flatMap(({ path, operations }) => [...operations.keys()].map((one) => `${one} ${path}`));
  expect(new Set(methods).size).toBe(routed.length);
});

test('every field that stands in a path is one of the payload, and is read from text', () => {
  for (const { name, route, fields } of operations()) {
    for (const [, field] of route.path.matchAll(/\{(\w+)\}/g)) {
      expect(`${name} ${[...(fields?.get(field!) ?? [])]}`).toMatch(/ (string|number)$/);
    }
  }
});

test('what comes in the query of a GET or DELETE can be written as text', () => {
  for (const { name, takesBody, fields } of operations().filter(({ takesBody }) => !takesBody)) {
    for (const [field, types] of fields ?? [])
      expect([name, takesBody, field, types.size]).toEqual([name, false, field, 1]);
  }
});

test('an address written out comes before one with a field in its place', () => {
  const paths = addresses().map(({ path }) => path);
  const before = (one: HttpRoute['path'], other: HttpRoute['path']) => paths.indexOf(one) < paths.indexOf(other);
  expect(before('/rooms/public', '/rooms/{roomId}')).toBe(true);
  expect(before('/users/online', '/users/{userID}')).toBe(true);
  expect(before('/users/me', '/users/{userID}')).toBe(true);
});
