import type { ReadMoved, RoomActive } from '@protocol/events';
import { UNREAD_MAX } from '@protocol/limits';
import { type Person, personKey } from '@protocol/people';
import type { ListedRoom, Message, Room } from '@protocol/rooms';

export type Rooms = readonly ListedRoom[];

export function listedOf(rooms: Rooms, roomId: string): ListedRoom | undefined {
  return rooms.find((room) => room.roomId === roomId);
}

/** The list with a room as it is now: in its old place, or new at the end. */
export function list(rooms: Rooms, room: ListedRoom): Rooms {
  return listedOf(rooms, room.roomId) ? change(rooms, room.roomId, () => room) : [...rooms, room];
}

export function unlist(rooms: Rooms, roomId: string): Rooms {
  return rooms.filter((room) => room.roomId !== roomId);
}

/** The room's own fields are these now; what is the person’s own of it, and whose conversation it is, stays. */
export function renew(rooms: Rooms, room: Room): Rooms {
  return change(rooms, room.roomId, ({ head, readSeq, unread, mentions, people, notify }) => ({
    ...room,
    head,
    readSeq,
    unread,
    mentions,
    ...(people ? { people } : {}),
    ...(notify ? { notify } : {}),
  }));
}

export function wasActive(rooms: Rooms, { roomId, seq, authors, mentioned }: RoomActive, yourKey: string): Rooms {
  return change(rooms, roomId, (room) => ({
    ...room,
    head: { ...room.head, seq: Math.max(room.head.seq, seq) },
    ...more(room, authors.filter((author) => author !== yourKey).length, mentioned.includes(yourKey) ? 1 : 0),
  }));
}

/** Counts what others said in the room on screen. Whoever looks at it marks it as read right after. */
export function wasSaid(rooms: Rooms, roomId: string, seq: number, said: readonly Message[], yourKey: string): Rooms {
  return change(rooms, roomId, (room) => {
    const unread = said.filter((message) => message.seq > Math.max(room.readSeq, room.head.seq));
    const mentioning = unread.filter((message) => message.mentions?.includes(yourKey));
    const head = { ...room.head, seq: Math.max(room.head.seq, seq) };
    return { ...room, head, ...more(room, unread.length, mentioning.length) };
  });
}

/** Reading never goes back, so news of it that come late change nothing. */
export function moveRead(rooms: Rooms, { roomId, readSeq, unread, mentions }: ReadMoved): Rooms {
  return change(rooms, roomId, (room) => (readSeq < room.readSeq ? room : { ...room, readSeq, unread, mentions }));
}

/** Direct conversations are called by their people, so they bear the names that those have now. */
export function renamePeople(rooms: Rooms, { userID, username, claimed }: Person): Rooms {
  const key = personKey({ userID, ...(claimed ? { claimed } : {}) });
  const isOld = (person: Person) => personKey(person) === key && person.username !== username;
  return rooms.map((room) => {
    if (!room.people?.some(isOld)) return room;
    return { ...room, people: room.people.map((person) => (isOld(person) ? { ...person, username } : person)) };
  });
}

function more(room: ListedRoom, unread: number, mentions: number) {
  return {
    unread: Math.min(room.unread + unread, UNREAD_MAX),
    mentions: Math.min(room.mentions + mentions, UNREAD_MAX),
  };
}

function change(rooms: Rooms, roomId: string, to: (room: ListedRoom) => ListedRoom): Rooms {
  return rooms.map((room) => (room.roomId === roomId ? to(room) : room));
}
