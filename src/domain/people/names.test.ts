import { lookAlike, looksOf, parseName } from './names';

const refusal = expect.objectContaining({ code: 'name_invalid' });

describe('a name is kept', () => {
  test.each([
    'Mira',
    'Anne-Marie O’Neill',
    'Nguyễn Thị Ánh Tuyết',
    'สมชาย น้ำผึ้ง',
    'श्री लक्ष्मी',
    'আনন্দ ভট্টাচার্য',
    'محمد بن عبد الله',
    'שָׁלוֹם',
    'ש\u05C1\u05BC\u05B8ני',
    '王小明',
    '김민준',
    'Дмитрий',
    'தமிழ்ச்செல்வி',
    'R2-D2',
    '🌸',
    'Lan 🇻🇳 👍🏽',
    'a'.repeat(48),
    '🧗'.repeat(48),
  ])('%s', (name) => {
    expect(parseName(name)).toBe(name.normalize('NFKC'));
  });
});

describe('a name is refused', () => {
  test.each<[string, string]>([
    ['nothing', ''],
    ['spaces alone', '   '],
    ['punctuation alone', '...!?'],
    ['marks alone', '\u0301\u0301'],
    ['49 characters', 'a'.repeat(49)],
    ['49 characters once it is normalised', 'ﷺ'.repeat(3)],
    ['a zero-width space', 'Mi\u200Bra'],
    ['a new line at its end', 'Mira\n'],
    ['a line separator at its end', 'Mira\u2028'],
    ['a byte order mark before it', '\uFEFFMira'],
    ['a zero-width joiner', 'Mi\u200Dra'],
    ['a byte order mark', 'Mi\uFEFFra'],
    ['a word joiner', 'Mira\u2060'],
    ['a soft hyphen', 'Mi\u00ADra'],
    ['a right-to-left override', 'Mira\u202Egod'],
    ['a direction isolate', '\u2066Mira\u2069'],
    ['a Hangul filler', 'Mira\u3164'],
    ['a blank Braille pattern', 'Mira\u2800'],
    ['a newline', 'Mira\nadmin'],
    ['a line separator', 'Mira\u2028admin'],
    ['a NUL', 'Mira\0'],
    ['half of a character', 'Mira\uD83D'],
    ['a character of private use', 'Mira\uE000'],
    ['stacked marks', `Z${'\u0351'.repeat(4)}algo`],
  ])('%s', (_what, name) => {
    expect(() => parseName(name)).toThrow(refusal);
  });
});

describe('a name is written in one way', () => {
  test.each<[string, string, string]>([
    ['full-width letters', 'Ｍｉｒａ', 'Mira'],
    ['a no-break space', 'Mira\u00A0Lind', 'Mira Lind'],
    ['an ideographic space', 'Mira\u3000Lind', 'Mira Lind'],
    ['spaces around and between', '  Mira   Lind ', 'Mira Lind'],
    ['a letter and its accent apart', 'Ame\u0301lie', 'Amélie'],
    ['an emoji with its variation selector', 'Mira ❤\uFE0F', 'Mira ❤'],
  ])('%s', (_what, written, name) => {
    expect(parseName(written)).toBe(name);
    expect(parseName(name)).toBe(name);
  });
});

describe('a reader could take one name for the other', () => {
  test.each<[string, string, string]>([
    ['the same', 'Mira', 'Mira'],
    ['another case', 'Mira', 'mIRA'],
    ['full-width letters', 'Mira', 'Ｍｉｒａ'],
    ['a Cyrillic a', 'Mira', 'Mirа'],
    ['all Cyrillic', 'Caxap', 'Сахар'],
    ['a Greek capital', 'Anna', 'Αnna'],
    ['a capital I for an l', 'Ella', 'EIla'],
    ['a one for an l', 'Ella', 'E1la'],
    ['a zero for an O', 'Otto', '0tto'],
    ['rn for m', 'Emma', 'Ernma'],
    ['a dotless i', 'Irina', 'ırina'],
    ['an accent apart', 'Amélie', 'Ame\u0301lie'],
    ['mathematical letters', 'Mira', '𝐌𝐢𝐫𝐚'],
  ])('%s', (_what, one, other) => {
    expect(lookAlike(looksOf(one), looksOf(other))).toBe(true);
    expect(lookAlike(looksOf(other), looksOf(one))).toBe(true);
  });
});

describe('nobody takes one name for the other', () => {
  test.each([
    ['Mira', 'Mia'],
    ['Anna', 'Anne'],
    ['Mira', 'Mira 2'],
    ['Amélie', 'Amelie'],
    ['王小明', '王小朋'],
    ['สมชาย', 'สมหญิง'],
    ['Иван', 'Игорь'],
  ])('%s and %s', (one, other) => {
    expect(lookAlike(looksOf(one), looksOf(other))).toBe(false);
  });
});
