import { checkEmoji } from './reactions';

test.each(['👍', '❤️', '👩‍👩‍👧', '🏳️‍🌈', '👋🏽', '🇩🇪', '1️⃣'])('%s is a reaction', (emoji) => {
  expect(() => checkEmoji(emoji)).not.toThrow();
});

test.each(['', 'a', '1', '👍👍', 'ok 👍', '<b>', '\u200d', '❤'])('%j is none', (text) => {
  expect(() => checkEmoji(text)).toThrow(expect.objectContaining({ code: 'reaction_invalid' }));
});
