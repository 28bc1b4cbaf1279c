import { usePage } from '../page';

/** There is one room for now; before it is entered its name is not known from the server yet. */
export function useRoomName(): string {
  return usePage((page) => page.room?.room.name) ?? 'General';
}
