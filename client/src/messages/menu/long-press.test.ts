import { createLongPress } from './long-press';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

function pressed() {
  const onPress = jest.fn();
  return { onPress, press: createLongPress(onPress) };
}

test('a finger that rests is a long press, once', () => {
  const { onPress, press } = pressed();
  press.down({ x: 5, y: 5 });
  press.move({ x: 9, y: 9 });
  jest.advanceTimersByTime(2_000);
  expect(onPress).toHaveBeenCalledTimes(1);
});

test('a tap is none', () => {
  const { onPress, press } = pressed();
  press.down({ x: 5, y: 5 });
  jest.advanceTimersByTime(200);
  press.end();
  jest.advanceTimersByTime(2_000);
  expect(onPress).not.toHaveBeenCalled();
});

test('a finger that moves is scrolling', () => {
  const { onPress, press } = pressed();
  press.down({ x: 5, y: 5 });
  press.move({ x: 5, y: 30 });
  jest.advanceTimersByTime(2_000);
  expect(onPress).not.toHaveBeenCalled();
});
