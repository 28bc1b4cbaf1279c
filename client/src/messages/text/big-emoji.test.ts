import { mayHoldMarkup } from '../may-hold-markup';
import { isBigEmoji } from './big-emoji';

test.each(['😀', '👍🏽', '❤️ ❤️', '👩‍👩‍👧‍👦🇩🇪🏴󠁧󠁢󠁥󠁮󠁧󠁿'])('%j is big', (text) => {
  expect(isBigEmoji(text)).toBe(true);
  expect(mayHoldMarkup(text)).toBe(true);
});

test.each(['', 'a', '😀😀😀😀', 'hi 😀', '😀!', '1', '#', '™', ':-)'])('%j is not', (text) => {
  expect(isBigEmoji(text)).toBe(false);
});
