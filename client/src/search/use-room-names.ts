import { usePage } from '../page';
import { labelOf } from '../rooms/room-label';
import { listedOf } from '../state/rooms-list';

/** What each of your rooms is called. */
export function useRoomNames(): (roomId: string) => string {
  const rooms = usePage((page) => page.rooms);
  const you = usePage((page) => page.you);
  return (roomId) => {
    const room = listedOf(rooms, roomId);
    return room ? labelOf(room, you) : '';
  };
}
