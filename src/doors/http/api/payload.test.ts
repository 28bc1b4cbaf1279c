import type { CommandName } from '../../../protocol/index';
import { operations } from './operations';
import { payloadOf, type Sources } from './payload';

const nothing: Sources = { path: {}, query: '', body: undefined, idempotencyKey: undefined };

function read(name: CommandName, sources: Partial<Sources>): unknown {
  const operation = operations().find((one) => one.name === name)!;
  return payloadOf(operation, { ...nothing, ...sources });
}

test('path and query become one payload', () => {
  expect(read('LoadMessages', { path: { roomId: '5' }, query: 'before=7&limit=10' })).toEqual({
    roomId: '5',
    before: 7,
    limit: 10,
  });
  expect(read('Search', { query: 'query=a+b%26%3D%C3%A4&&' })).toEqual({ query: 'a b&=ä' });
  expect(read('Search', { query: 'query=from:x=y' })).toEqual({ query: 'from:x=y' });
});

test('path and body become one payload, where they do not contradict each other', () => {
  const path = { roomId: 'general', seq: '7' };
  expect(read('EditMessage', { path, body: { message: 'x' } })).toEqual({ roomId: 'general', seq: 7, message: 'x' });
  expect(read('EditMessage', { path, body: { seq: 7, message: 'x' } })).toHaveProperty('seq', 7);
  for (const body of [{ seq: 8 }, { seq: '7' }, { roomId: 'other' }, { roomId: null }]) {
    expect(() => read('EditMessage', { path, body })).toThrow('shape');
  }
});

test('a command without a payload is given none', () => {
  expect(read('LogOut', {})).toBeUndefined();
  expect(read('JoinRoom', { path: { roomId: 'a' }, body: undefined })).toEqual({ roomId: 'a' });
});

test.each([
  ['an unknown parameter', 'Search', { query: 'query=a&what=b' }],
  ['a parameter of a command that takes none', 'ListRooms', { query: 'limit=5' }],
  ['a repeated parameter', 'Search', { query: 'query=a&query=a' }],
  ['a path’s field in the query', 'LoadMessages', { path: { roomId: 'a' }, query: 'roomId=a' }],
  ['a list', 'Search', { query: 'query[]=a' }],
  ['a name of every object', 'Search', { query: '__proto__=a' }],
  ['a query beside a body', 'CreateRoom', { query: 'name=a', body: {} }],
  ['broken percents', 'Search', { query: 'query=%zz' }],
  ['half a percent', 'Search', { query: 'query=%' }],
  ['half a character', 'Search', { query: 'query=%ff' }],
  ['a lone surrogate', 'Search', { query: 'query=%ED%A0%80' }],
  ['a body that is a list', 'CreateRoom', { body: [] }],
  ['a body that is null', 'CreateRoom', { body: null }],
  ['a body that is a text', 'CreateRoom', { body: 'x' }],
] as const)('%s is refused', (_name, command, sources) => {
  expect(() => read(command, sources)).toThrow(expect.objectContaining({ code: 'invalid_payload' }));
});

test('a hundred thousand parameters are refused soon', () => {
  const start = performance.now();
  expect(() => read('Search', { query: 'query[]=1&'.repeat(100_000) })).toThrow('shape');
  expect(performance.now() - start).toBeLessThan(1_000);
});

test('a body keeps what looks like a prototype as a field, for the schema to refuse', () => {
  const payload = read('CreateRoom', { body: JSON.parse('{"__proto__":{"kind":"public"},"constructor":1}') });
  expect(Object.keys(payload as object)).toEqual(['__proto__', 'constructor']);
  expect(payload).not.toHaveProperty('kind');
});

test('Idempotency-Key is the clientId, also in quotes, and must not contradict it', () => {
  const path = { roomId: 'general' };
  const send = (idempotencyKey: string, body: object) => read('SendMessage', { path, idempotencyKey, body });
  expect(send('a', { message: 'x' })).toEqual({ roomId: 'general', clientId: 'a', message: 'x' });
  expect(send('"a"', { message: 'x' })).toHaveProperty('clientId', 'a');
  expect(send('a', { clientId: 'a', message: 'x' })).toHaveProperty('clientId', 'a');
  expect(() => send('b', { clientId: 'a', message: 'x' })).toThrow('shape');
  expect(read('CreateRoom', { body: {}, idempotencyKey: 'a' })).toEqual({});
});
