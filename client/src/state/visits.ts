import { personKey } from '@protocol/people';
import type { Route } from '../route/route';
import { settle, unacknowledge } from './outbox';
import type { PageState } from './page-state';
import { knowProfiles } from './profiles';
import { type EnterReply, enterRoom, type RoomState } from './room-state';
import { listedOf } from './rooms-list';
import { arrivedIn } from './said';

/** Rooms that are kept in memory beside the one on screen, so that going back to one is instant. */
const RECENT = 8;

/** Puts the room of the route on screen, as far as it is known. */
export function openRoute(state: PageState, route: Route, draft: string): PageState {
  if (route.roomId === state.route.roomId && (state.room || state.absent === null)) {
    return { ...state, route, draft: state.room ? state.draft : draft };
  }
  const known = state.room ? [state.room, ...state.recent] : state.recent;
  const room = known.find((one) => one.room.roomId === route.roomId) ?? null;
  return {
    ...state,
    route,
    room,
    recent: known.filter((one) => one !== room).slice(0, RECENT),
    absent: null,
    typing: [],
    newSince: newSinceIn(state, route.roomId),
    sought: null,
    draft,
    replyTo: null,
    editing: null,
    viewing: null,
    older: 'idle',
    newer: 'idle',
  };
}

/**
 * After which message the others are new to the person. Undefined while the rooms are not known; null where nothing is
 * new.
 */
export function newSinceIn({ rooms }: Pick<PageState, 'rooms'>, roomId: string): number | null | undefined {
  if (rooms.length === 0) return undefined;
  const room = listedOf(rooms, roomId);
  return room && room.unread > 0 ? room.readSeq : null;
}

export function entered(state: PageState, reply: EnterReply): PageState {
  const isOther = state.room !== null && isOtherHistory(state.room, reply);
  const arrived = 'messages' in reply ? reply.messages : arrivedIn(reply.changes);
  const room = enterRoom(state.room, reply);
  return continued(
    {
      ...state,
      // What was acknowledged may be missing also where the history only seems to be the same.
      outbox: 'resync' in reply ? unacknowledge(state.outbox) : state.outbox,
      // What another history told of the other rooms is worth nothing either, and its messages are no longer there.
      ...(isOther ? { recent: [], replyTo: null, editing: null } : {}),
      profiles: knowProfiles(state.profiles, reply.people),
      you: personKey(state.you ?? reply.you) === personKey(reply.you) ? reply.you : state.you,
      absent: null,
      stage: { name: 'here' },
      link: 'up',
      older: 'idle',
    },
    room,
    arrived,
  );
}

/** The server's database was put back to what it was before. */
function isOtherHistory({ head }: RoomState, reply: EnterReply): boolean {
  return reply.head.epoch !== head.epoch || reply.head.seq < head.seq;
}

export function continued(state: PageState, room: RoomState, arrived: ReturnType<typeof arrivedIn>): PageState {
  return { ...state, room, outbox: settle(state.outbox, room, arrived) };
}
