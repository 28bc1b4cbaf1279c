import { Ellipsis, Menu as MenuIcon, Search, UserPlus, Users } from 'lucide-react';
import { useRef, useState } from 'react';
import { useActions, usePage } from '../page';
import { meantForYou } from '../rooms/attention';
import { powersIn } from '../rooms/powers';
import { RoomIcon } from '../rooms/room-icon';
import { listedOf } from '../state/rooms-list';
import { IconButton } from '../ui/icon-button';
import { part } from '../ui/part';
import type { Point } from '../ui/place';
import { useRoomName } from './room-name';

const RoomMenu = part(() => import('./room-menu'));

export function RoomHeader() {
  const { openPanel } = useActions();
  const name = useRoomName();
  const room = usePage((page) => page.room?.room);
  const listed = usePage((page) => listedOf(page.rooms, page.route.roomId));
  const you = usePage((page) => page.you);
  const here = usePage((page) => page.room?.people.length ?? 0);
  const more = useRef<HTMLButtonElement>(null);
  const [menu, setMenu] = useState<{ at: Point | null } | null>(null);
  const openMenu = () => {
    const { right, bottom } = more.current?.getBoundingClientRect() ?? { right: 0, bottom: 0 };
    setMenu({ at: window.matchMedia('(min-width: 720px)').matches ? { x: right, y: bottom + 4 } : null });
  };
  return (
    <header className="flex min-h-14 flex-none items-center gap-1 border-line border-b px-1 rail:gap-1.5 rail:px-5">
      {you && <DrawerButton />}
      <div className="min-w-0 flex-1">
        <h1 className="flex min-w-0 items-center gap-1 font-semibold text-base leading-6">
          {name !== '' && <RoomIcon room={listed ?? room ?? { kind: 'general' }} you={you} />}
          <span dir="auto" className="truncate">
            {name === '' ? 'Snug' : name}
          </span>
        </h1>
        {room?.topic && (
          <p dir="auto" title={room.topic} className="truncate pl-1 text-[12.5px] text-soft leading-4">
            {room.topic}
          </p>
        )}
      </div>
      {room && you && (
        <>
          <IconButton icon={Search} label="Search" onClick={() => openPanel('search')} />
          {powersIn(room, you).invite && (
            <IconButton
              icon={UserPlus}
              label="Invite people"
              className="hidden rail:grid"
              onClick={() => openPanel('invite')}
            />
          )}
          <button
            type="button"
            className="flex min-h-10 flex-none items-center gap-1.5 rounded-[10px] px-2.5 text-soft hover:bg-side hover:text-ink panel:hidden pointer-coarse:min-h-11"
            onClick={() => openPanel('people')}
          >
            <Users aria-hidden="true" className="size-5" />
            <span aria-hidden="true">{here}</span>
            <span className="sr-only">People, {here} here</span>
          </button>
          <IconButton ref={more} icon={Ellipsis} label="Room menu" aria-haspopup="menu" onClick={openMenu} />
        </>
      )}
      {menu && room && you && (
        <RoomMenu room={room} you={you} at={menu.at} onClose={() => setMenu(null)} onMissing={() => setMenu(null)} />
      )}
    </header>
  );
}

/** The way to the rooms on a phone. It shows that something waits in one of the others. */
function DrawerButton() {
  const { openPanel } = useActions();
  const waits = usePage(({ rooms, route }) =>
    rooms.some((room) => room.roomId !== route.roomId && meantForYou(room) > 0),
  );
  return (
    <div className="relative rail:hidden">
      <IconButton
        icon={MenuIcon}
        label={waits ? 'Rooms, something for you' : 'Rooms'}
        onClick={() => openPanel('rooms')}
      />
      {waits && <span className="absolute top-2 right-2 size-2.5 rounded-full border-2 border-paper bg-accent" />}
    </div>
  );
}
