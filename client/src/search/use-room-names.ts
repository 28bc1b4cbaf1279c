import { personKey } from '@protocol/people';
import { usePage } from '../page';

/** What each of your rooms is called: a direct conversation by the others who are in it. */
export function useRoomNames(): (roomId: string) => string {
  const rooms = usePage((page) => page.rooms);
  const you = usePage((page) => page.you);
  return (roomId) => {
    const room = rooms.find((each) => each.roomId === roomId);
    if (!room) return '';
    if (room.name !== '') return room.name;
    const others = room.people?.filter((person) => !you || personKey(person) !== personKey(you)) ?? [];
    return others.map(({ username }) => username).join(', ');
  };
}
