import { useEffect } from 'react';
import { usePage } from '../page';
import { titleOf } from '../rooms/attention';
import { useRoomName } from './room-name';

/** Keeps the title of the window true. */
export function useTitle() {
  const name = useRoomName();
  const title = usePage(({ rooms }) => titleOf(rooms, name));
  useEffect(() => {
    document.title = title;
  }, [title]);
}
