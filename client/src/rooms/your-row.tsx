import type { Profile, Role } from '@protocol/people';
import { Settings } from 'lucide-react';
import { QuietMark } from '../notifications/quiet-mark';
import { useActions } from '../page';
import { Avatar } from '../people/avatar';
import { isAtLeast, roleOf } from '../people/rank';

const words: Record<Role, string> = { guest: 'Guest', member: 'Member', moderator: 'Moderator', owner: 'Owner' };

/** Who you are, and the way to all that is yours. */
export function YourRow({ you }: { you: Profile }) {
  const { openPanel } = useActions();
  const isGuest = !isAtLeast(you, 'member');
  return (
    <div className="mt-auto flex-none pt-3">
      <div className="border-line border-t pt-2">
        <button
          type="button"
          aria-label={`${you.username}, ${words[roleOf(you)]}. Settings`}
          className="flex min-h-12 w-full items-center gap-2.5 rounded-lg px-2 py-1 text-left hover:bg-surface/60"
          onClick={() => openPanel('settings')}
        >
          <Avatar person={you} here />
          <span className="min-w-0 flex-1">
            <b dir="auto" className="block truncate font-semibold leading-5">
              {you.username}
            </b>
            <span dir="auto" className="block truncate text-[12.5px] text-soft leading-4">
              {you.status || words[roleOf(you)]}
            </span>
            <QuietMark />
          </span>
          <Settings aria-hidden="true" className="size-4 flex-none text-soft" />
        </button>
        {isGuest && (
          <button
            type="button"
            className="min-h-9 w-full rounded-lg px-2 text-left text-[13px] text-accent underline underline-offset-2 pointer-coarse:min-h-11"
            onClick={() => openPanel('register')}
          >
            Keep your name: set a password
          </button>
        )}
      </div>
    </div>
  );
}
