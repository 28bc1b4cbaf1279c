import type { Profile } from '@protocol/people';
import type { ReactNode } from 'react';
import { Avatar } from './avatar';
import { PersonName } from './person-name';
import { roleOf } from './rank';

interface PersonLineProps {
  person: Profile;
  isYou?: boolean;
  /** What can be done with them. */
  children?: ReactNode;
}

/** Someone in a list, with what others see of them. */
export function PersonLine({ person, isYou = false, children }: PersonLineProps) {
  const role = roleOf(person);
  const notes = [isYou ? 'you' : '', role === 'guest' || role === 'member' ? '' : role].filter((note) => note !== '');
  return (
    <div className="flex min-h-9 items-center gap-2.5">
      <Avatar person={person} />
      <div className="min-w-0 flex-1">
        <div className="flex min-w-0 items-baseline gap-2">
          <PersonName person={person} />
          {notes.length > 0 && <span className="flex-none text-[12.5px] text-soft">{notes.join(', ')}</span>}
        </div>
        {person.status && (
          <p dir="auto" className="truncate text-[13px] text-soft">
            {person.status}
          </p>
        )}
      </div>
      {children}
    </div>
  );
}
