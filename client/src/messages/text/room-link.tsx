import type { ListedRoom } from '@protocol/rooms';
import type { MouseEvent, ReactNode } from 'react';
import { useActions } from '../../page';
import { pathOf } from '../../route/route';
import { innerStop } from '../inner-stop';

interface RoomLinkProps {
  room: ListedRoom;
  /** The message that it leads to. */
  seq?: number | undefined;
  children: ReactNode;
}

/** Leads to a room of yours without leaving the page. */
export function RoomLink({ room: { roomId }, seq, children }: RoomLinkProps) {
  const { openRoom } = useActions();
  const go = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    openRoom(roomId, seq);
  };
  return (
    <a
      href={pathOf(seq === undefined ? { roomId } : { roomId, seq })}
      {...innerStop}
      dir="auto"
      className="font-medium text-accent hover:underline"
      onClick={go}
    >
      {children}
    </a>
  );
}
