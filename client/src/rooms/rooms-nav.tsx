import type { ListedRoom } from '@protocol/rooms';
import { Bookmark, type LucideIcon, Plus, Search, Shield } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { useActions, usePage } from '../page';
import { isAtLeast } from '../people/rank';
import { Brand } from '../ui/brand';
import { groupsOf } from './groups';
import { RoomItem } from './room-item';
import { YourRow } from './your-row';

/** The rooms that you are in, the ways to others, and at the foot who you are. */
export default function RoomsNav({ onGo }: { onGo?: (() => void) | undefined }) {
  const { openPanel } = useActions();
  const rooms = usePage((page) => page.rooms);
  const you = usePage((page) => page.you);
  const groups = useMemo(() => groupsOf(rooms, you), [rooms, you]);
  const list = (label: string, some: ListedRoom[]) => (
    <ul aria-label={label}>
      {some.map((room) => (
        <RoomItem key={room.roomId} room={room} onGo={onGo} />
      ))}
    </ul>
  );
  return (
    <>
      <Brand />
      {you && (
        <>
          <button type="button" className={`${row} border border-line`} onClick={() => openPanel('switcher')}>
            <Search aria-hidden="true" className="mx-1 size-4 flex-none" />
            Go to
            <kbd className="ml-auto font-sans text-xs pointer-coarse:hidden">{shortcut}</kbd>
          </button>
          <Heading>
            Rooms
            {isAtLeast(you, 'member') && (
              <HeadingButton icon={Plus} label="Create a room" onClick={() => openPanel('create-room')} />
            )}
          </Heading>
          {list('Rooms', groups.rooms)}
          <button type="button" className={row} onClick={() => openPanel('browse')}>
            <Search aria-hidden="true" className="mx-1 size-4 flex-none" />
            Browse rooms
          </button>
          <Heading>
            Direct messages
            <HeadingButton icon={Plus} label="New direct message" onClick={() => openPanel('new-direct')} />
          </Heading>
          {list('Direct messages', groups.direct)}
          {groups.archived.length > 0 && <Heading>Archived</Heading>}
          {groups.archived.length > 0 && list('Archived', groups.archived)}
          <button type="button" className={`${row} mt-3`} onClick={() => openPanel('bookmarks')}>
            <Bookmark aria-hidden="true" className="mx-1 size-4 flex-none" />
            Bookmarks
          </button>
          {isAtLeast(you, 'moderator') && (
            <button type="button" className={row} onClick={() => openPanel('moderation')}>
              <Shield aria-hidden="true" className="mx-1 size-4 flex-none" />
              Moderation
            </button>
          )}
          <YourRow you={you} />
        </>
      )}
    </>
  );
}

const shortcut = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘K' : 'Ctrl K';

const row =
  'flex min-h-9 flex-none items-center gap-2 rounded-lg px-2 py-1 text-left text-soft hover:bg-surface/60 hover:text-ink pointer-coarse:min-h-11';

function Heading({ children }: { children: ReactNode }) {
  return (
    <h2 className="mt-3 ml-2 flex min-h-7 flex-none items-center justify-between font-semibold text-soft text-xs">
      {children}
    </h2>
  );
}

function HeadingButton({ icon: Icon, label, onClick }: { icon: LucideIcon; label: string; onClick: () => void }) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className="grid size-7 place-items-center rounded-lg hover:bg-surface/60 hover:text-ink pointer-coarse:size-11"
      onClick={onClick}
    >
      <Icon aria-hidden="true" className="size-4" />
    </button>
  );
}
