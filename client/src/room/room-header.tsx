import { Hash, Trash2, Users } from 'lucide-react';
import { useState } from 'react';
import { usePage } from '../page';
import { PeopleDrawer } from '../people/people-drawer';
import ClearChatDialog from './clear-chat-dialog';
import { useRoomName } from './room-name';

const control =
  'flex min-h-10 flex-none items-center justify-center gap-2 rounded-lg border border-line bg-surface px-3 font-medium hover:border-soft';

export function RoomHeader() {
  const name = useRoomName();
  const isEntered = usePage((page) => page.room !== null);
  const here = usePage((page) => page.room?.people.length ?? 0);
  const [open, setOpen] = useState<'people' | 'clear' | null>(null);
  const close = () => setOpen(null);
  return (
    <header className="flex min-h-14 flex-none items-center gap-2 border-line border-b px-3 rail:px-5">
      <h1 className="flex min-w-0 flex-1 items-center gap-1.5 font-semibold text-base">
        <Hash aria-hidden="true" className="size-4 flex-none" strokeWidth={2.5} />
        <span className="truncate">{name}</span>
      </h1>
      {isEntered && (
        <>
          <button type="button" className={`${control} panel:hidden`} onClick={() => setOpen('people')}>
            <Users aria-hidden="true" className="size-4" />
            <span aria-hidden="true">{here}</span>
            <span className="sr-only">People, {here} here</span>
          </button>
          <button type="button" className={control} aria-label="Clear chat" onClick={() => setOpen('clear')}>
            <Trash2 aria-hidden="true" className="size-4" />
            <span className="hidden rail:inline">Clear chat</span>
          </button>
        </>
      )}
      {open === 'people' && <PeopleDrawer onClose={close} />}
      {open === 'clear' && <ClearChatDialog onClose={close} />}
    </header>
  );
}
