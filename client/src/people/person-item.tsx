import type { Profile } from '@protocol/people';
import { useActions } from '../page';
import { Avatar } from './avatar';
import { PersonName } from './person-name';
import { RoleBadge } from './role-badge';

interface PersonItemProps {
  person: Profile;
  isHere?: boolean;
  isYou?: boolean;
}

/** One person of a list. Pressing it shows who they are and what can be done. */
export function PersonItem({ person, isHere = false, isYou = false }: PersonItemProps) {
  const { openPanel } = useActions();
  return (
    <li>
      <button
        type="button"
        className="flex min-h-9 w-full items-center gap-2.5 rounded-lg px-2 py-1 text-left text-soft hover:bg-side hover:text-ink pointer-coarse:min-h-11 [&_b]:font-normal"
        onClick={() => openPanel('person', person)}
      >
        <Avatar person={person} small here={isHere} />
        <span className="min-w-0 flex-1">
          <span className="flex min-w-0 items-center gap-1.5">
            <PersonName person={person} />
            <RoleBadge person={person} />
          </span>
          {person.status && (
            <span dir="auto" className="block truncate text-[12px] leading-4">
              {person.status}
            </span>
          )}
        </span>
        {isYou && <span className="flex-none text-[11.5px]">you</span>}
      </button>
    </li>
  );
}
