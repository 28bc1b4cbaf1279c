interface Named {
  name: string;
}

/** A piece of a text; with `room` where it names one. */
export type RoomPiece<Room> = { text: string; room?: Room };

/**
 * A text in pieces, of which some name a room: `#` and the whole name, without letter case and not inside a word, as the server
 * finds the mentions of people. Names may have spaces, so of those that fit the longest is meant. Joined again, the
 * pieces are the text.
 */
export function splitRooms<Room extends Named>(text: string, rooms: readonly Room[]): RoomPiece<Room>[] {
  const byLength = rooms.toSorted((one, other) => other.name.length - one.name.length);
  const pieces: RoomPiece<Room>[] = [];
  let end = 0;
  for (const { index } of text.matchAll(/(?<![\p{L}\p{N}_#&/])#(?=\S)/gu)) {
    if (index < end) continue;
    const rest = text.slice(index + 1);
    const room = byLength.find(({ name }) => beginsWithName(rest, name));
    if (!room) continue;
    if (index > end) pieces.push({ text: text.slice(end, index) });
    end = index + 1 + room.name.length;
    pieces.push({ text: text.slice(index, end), room });
  }
  if (end < text.length) pieces.push({ text: text.slice(end) });
  return pieces;
}

/** A name ends where a word does. */
function beginsWithName(rest: string, name: string): boolean {
  const start = rest.slice(0, name.length);
  return name !== '' && start.toLowerCase() === name.toLowerCase() && !/^[\p{L}\p{N}_]/u.test(rest.slice(name.length));
}
