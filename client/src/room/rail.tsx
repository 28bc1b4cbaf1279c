import { Hash } from 'lucide-react';
import { usePage } from '../page';
import { Avatar } from '../people/avatar';
import { Brand } from '../ui/brand';
import { useRoomName } from './room-name';

/** The side of a wide window: the rooms, and at its foot who you are. */
export function Rail() {
  const name = useRoomName();
  const you = usePage((page) => page.room?.you);
  return (
    <nav
      aria-label="Rooms"
      className="hidden flex-col gap-1 overflow-y-auto bg-side px-3 py-4 [--behind:var(--side)] rail:flex"
    >
      <Brand />
      <h2 className="mx-2 mb-1 font-semibold text-soft text-xs">Rooms</h2>
      <ul>
        <li
          aria-current="page"
          className="flex min-h-9 items-center gap-2.5 rounded-lg bg-surface px-2 py-1.5 font-semibold shadow-[0_1px_2px_#0001]"
        >
          <Hash aria-hidden="true" className="mx-0.5 size-4 flex-none text-soft" />
          <span className="truncate">{name}</span>
        </li>
      </ul>
      {you && (
        <div className="mt-auto flex items-center gap-2.5 border-line border-t px-2 pt-2.5">
          <Avatar person={you} here />
          <div className="min-w-0">
            <b dir="auto" className="block truncate font-semibold leading-5">
              {you.username}
            </b>
            <span className="block text-[12.5px] text-soft leading-4">Guest</span>
          </div>
        </div>
      )}
    </nav>
  );
}
