import type { ListedRoom } from '@protocol/rooms';
import { BellOff } from 'lucide-react';
import type { MouseEvent } from 'react';
import { useActions, usePage } from '../page';
import { pathOf } from '../route/route';
import { attentionText, countText, meantForYou, notifyOf } from './attention';
import { RoomIcon } from './room-icon';
import { labelOf } from './room-label';

/** One room of the list: a link, so that it can be opened in a tab of its own. */
export function RoomItem({ room, onGo }: { room: ListedRoom; onGo: (() => void) | undefined }) {
  const { openRoom } = useActions();
  const you = usePage((page) => page.you);
  const isHere = usePage((page) => page.route.roomId === room.roomId);
  const forYou = meantForYou(room);
  const notify = notifyOf(room);
  const isMuted = notify === 'none';
  const isNew = room.unread > 0 && !isMuted;
  const go = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    onGo?.();
    openRoom(room.roomId);
  };
  return (
    <li>
      <a
        href={pathOf(room)}
        aria-current={isHere ? 'page' : undefined}
        onClick={go}
        className={`flex min-h-9 items-center gap-2 rounded-lg px-2 py-1 pointer-coarse:min-h-11 ${
          isHere ? 'bg-surface font-semibold shadow-[0_1px_2px_#0001]' : 'hover:bg-surface/60'
        } ${isNew ? 'font-semibold' : isHere ? '' : 'text-soft'}`}
      >
        <RoomIcon room={room} you={you} />
        <span dir="auto" className="truncate">
          {labelOf(room, you)}
        </span>
        {isMuted && (
          <>
            <span className="sr-only">, muted</span>
            <BellOff aria-hidden="true" className="mr-1 ml-auto size-3.5 flex-none text-soft" />
          </>
        )}
        {isNew && (
          <>
            <span className="sr-only">, {attentionText(room)}</span>
            <span
              aria-hidden="true"
              className={`ml-auto flex-none rounded-full px-[7px] text-xs leading-5 ${
                forYou > 0 ? 'bg-accent text-on-accent' : 'text-soft'
              }`}
            >
              {forYou > 0 && notify === 'mentions' ? `@${countText(forYou)}` : countText(room.unread)}
            </span>
          </>
        )}
      </a>
    </li>
  );
}
