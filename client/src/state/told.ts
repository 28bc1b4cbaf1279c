import { personKey } from '@protocol/people';
import type { Told } from './page-event';
import type { PageState } from './page-state';
import { knowProfiles } from './profiles';
import { type RoomState, renamePerson } from './room-state';
import { list, moveRead, renamePeople, renew, unlist, wasActive } from './rooms-list';

/** The page after what the server tells of rooms and people. */
export function applyTold(state: PageState, event: Told): PageState {
  switch (event.type) {
    case 'RoomListed':
      return { ...state, rooms: list(state.rooms, event.room) };
    case 'RoomUnlisted': {
      const recent = state.recent.filter(({ room }) => room.roomId !== event.roomId);
      return { ...state, rooms: unlist(state.rooms, event.roomId), recent };
    }
    case 'RoomActive':
      return { ...state, rooms: wasActive(state.rooms, event, keyOfYou(state)) };
    case 'RoomRenewed': {
      const { room } = event;
      return inRoom({ ...state, rooms: renew(state.rooms, room) }, room.roomId, (known) => ({ ...known, room }));
    }
    case 'ReadMoved':
      return { ...state, rooms: moveRead(state.rooms, event) };
    case 'BookmarksChanged':
      return {
        ...state,
        bookmarks: { ...state.bookmarks, [bookmarkKey(event.roomId, event.seq)]: event.isBookmarked },
      };
    case 'YouChanged': {
      const { you, mutedUntil } = event;
      const profiles = knowProfiles(state.profiles, [you]);
      const rooms = renamePeople(state.rooms, you);
      const next = { ...state, you, rooms, profiles, mutedUntil: mutedUntil ?? null };
      return inRoom(next, state.route.roomId, (room) => renamePerson({ ...room, you }, you));
    }
    case 'PersonChanged': {
      const { roomId, person } = event;
      const profiles = knowProfiles(state.profiles, [person]);
      const rooms = renamePeople(state.rooms, person);
      return inRoom({ ...state, rooms, profiles }, roomId, (room) => renamePerson(room, person));
    }
  }
}

/** Changes the room on screen, if it is this one. */
export function inRoom(state: PageState, roomId: string, change: (room: RoomState) => RoomState): PageState {
  return state.room?.room.roomId === roomId ? { ...state, room: change(state.room) } : state;
}

export const bookmarkKey = (roomId: string, seq: number) => `${roomId} ${seq}`;

export function keyOfYou({ you }: PageState): string {
  return you ? personKey(you) : '';
}
