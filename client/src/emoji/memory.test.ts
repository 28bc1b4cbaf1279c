import { PageStorage } from '../state/browser-storage';
import { createEmojiMemory } from './memory';

test('what was chosen last comes first, once, and no more than three rows', () => {
  const storage = new PageStorage();
  const memory = createEmojiMemory(storage);
  for (const emoji of ['👍', '🎉', '👍']) memory.chose(emoji);
  expect(createEmojiMemory(storage).recent()).toEqual(['👍', '🎉']);
  for (let count = 0; count < 40; count += 1) memory.chose(String.fromCodePoint(0x1f600 + count));
  expect(memory.recent()).toHaveLength(24);
  expect(memory.recent()[0]).toBe(String.fromCodePoint(0x1f600 + 39));
});

test('keeps the tone', () => {
  const storage = new PageStorage();
  expect(createEmojiMemory(storage).tone()).toBe(0);
  createEmojiMemory(storage).keepTone(4);
  expect(createEmojiMemory(storage).tone()).toBe(4);
});

test.each(['{', '7', '"👍"', '[1, null]', 'null'])('starts afresh from what it did not write: %s', (kept) => {
  const storage = new PageStorage();
  storage.setItem('snug.emoji.recent', kept);
  storage.setItem('snug.emoji.tone', kept);
  const memory = createEmojiMemory(storage);
  expect([memory.recent(), memory.tone()]).toEqual([[], 0]);
});

test('a storage that is full or forbidden breaks nothing', () => {
  const storage = new PageStorage();
  storage.setItem = () => {
    throw new Error('QuotaExceededError');
  };
  createEmojiMemory(storage).chose('👍');
  expect(createEmojiMemory(storage).recent()).toEqual([]);
});
