import { NAME_MAX_CHARACTERS, TOPIC_MAX_CHARACTERS } from '../../protocol/index';
import { parseRoomName, parseTopic } from './room-text';

test.each([
  ['nothing', ''],
  ['only spaces', '   '],
  ['what cannot be seen', 'Kit\u200Bchen'],
  ['a mark that turns the writing round', 'Kitchen\u202E'],
  ['two lines', 'Kit\nchen'],
  ['too much', 'k'.repeat(NAME_MAX_CHARACTERS + 1)],
])('a room is not named by %s', (_what, text) => {
  expect(() => parseRoomName(text)).toThrow(expect.objectContaining({ code: 'room_name_invalid' }));
});

test('a room’s name is one form of what was written', () => {
  expect(parseRoomName('  Ｋｉｔｃｈｅｎ   talk ')).toBe('Kitchen talk');
});

test.each([
  ['two lines', 'one\ntwo'],
  ['a control character', 'bell\u0007'],
  ['half a character', 'half \uD83D'],
  ['too much', '🍋'.repeat(TOPIC_MAX_CHARACTERS + 1)],
])('a topic is not %s', (_what, text) => {
  expect(() => parseTopic(text)).toThrow(expect.objectContaining({ code: 'topic_invalid' }));
});

test('a topic is what was written, and nothing to read is none', () => {
  expect(parseTopic('  What we cook  ')).toBe('What we cook');
  expect(parseTopic('🍋'.repeat(TOPIC_MAX_CHARACTERS))).toHaveLength(2 * TOPIC_MAX_CHARACTERS);
  expect([parseTopic(''), parseTopic('  '), parseTopic('\u200B')]).toEqual([undefined, undefined, undefined]);
});
