import { jsonObject } from './json-object';

test.each([
  ['{"action":"sendmessage","message":"hello"}', { action: 'sendmessage', message: 'hello' }],
  ['{}', {}],
  ['{"a:b":"c:{\\"d\\":1}","e":{"f":[{"g":1}]}}', { 'a:b': 'c:{"d":1}', e: { f: [{ g: 1 }] } }],
  ['{"a":"\\\\","b":"\\\\\\"","c":[]}', { a: '\\', b: '\\"', c: [] }],
])('%s is an object', (text, object) => {
  expect(jsonObject(text)).toEqual(object);
});

test.each([
  'hello',
  '',
  '5',
  'null',
  '"text"',
  '["action"]',
  '{"action":NaN}',
  '{"action":"sendmessage",}',
  '{"a":1,"a":1}',
  '{"message":"one","\\u006dessage":"other"}',
  '{"__proto__":1,"a":2,"__proto__":3}',
  '['.repeat(10_000),
])('%s is none that can be read in one way', (text) => {
  expect(jsonObject(text)).toBeUndefined();
});

test('one that is 10,000 deep is read', () => {
  expect(jsonObject(`{"action":${'['.repeat(10_000)}${']'.repeat(10_000)}}`)).toHaveProperty('action');
});
