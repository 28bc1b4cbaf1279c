import { copiedText } from './copied';

const whole = { author: 'Mira', text: '**a**', isWhole: true };
const partly = { author: 'Jo', text: 'b', isWhole: false };

test('one message is its source, several have their authors, a part of one is the browser’s', () => {
  expect(copiedText([whole])).toBe('**a**');
  expect(copiedText([whole, partly])).toBe('Mira: **a**\nJo: b');
  expect(copiedText([partly])).toBeNull();
  expect(copiedText([])).toBeNull();
});
