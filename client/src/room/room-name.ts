import { GENERAL } from '@protocol/limits';
import { usePage } from '../page';
import { labelOf } from '../rooms/room-label';
import { listedOf } from '../state/rooms-list';

/** What the room of the route is called. Empty while that is not known. */
export function useRoomName(): string {
  return usePage(({ rooms, route: { roomId }, room, you }) => {
    const known = listedOf(rooms, roomId) ?? room?.room;
    return known ? labelOf(known, you) : roomId === GENERAL ? 'General' : '';
  });
}
