import { splitRooms } from './room-mentions';

const rooms = ['General', 'Film club', 'Film', 'Café Öl', 'C++'].map((name) => ({ name }));

test.each<[string, string[]]>([
  ['see #General', ['General']],
  ['#general, please', ['General']],
  ['#Film club and #film', ['Film club', 'Film']],
  ['#film clubs', ['Film']],
  ['#filmclub', []],
  ['#café öl!', ['Café Öl']],
  ['in #C++.', ['C++']],
  ['a#General', []],
  ['##General', []],
  ['https://example.org/#general &#general', []],
  ['# General', []],
  ['(#General)', ['General']],
])('%j names %j', (text, expected) => {
  const pieces = splitRooms(text, rooms);
  expect(pieces.flatMap(({ room }) => (room ? [room.name] : []))).toEqual(expected);
  expect(pieces.map((piece) => piece.text).join('')).toBe(text);
});
