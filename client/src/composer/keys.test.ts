import { sendsMessage } from './keys';

const enter = { key: 'Enter', shiftKey: false, keyCode: 13, isComposing: false };

test('Enter sends', () => expect(sendsMessage(enter)).toBe(true));

test.each([
  { ...enter, shiftKey: true },
  { ...enter, isComposing: true },
  { ...enter, keyCode: 229 },
  { ...enter, key: 'a', keyCode: 65 },
])('%j does not', (key) => expect(sendsMessage(key)).toBe(false));
