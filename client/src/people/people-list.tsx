import { personKey } from '@protocol/people';
import { useMemo } from 'react';
import { usePage } from '../page';
import { inOrder } from './in-order';
import { PersonItem } from './person-item';
import { useMembers } from './use-members';

/** Who is here and who else is of the room: at the side of a wide window, in a drawer on a narrow one. */
export function PeopleList() {
  const people = usePage((page) => page.room?.people);
  const you = usePage((page) => page.room?.you);
  const members = useMembers();
  const here = useMemo(() => inOrder(people ?? []), [people]);
  const away = useMemo(() => {
    const keys = new Set(people?.map(personKey));
    return inOrder(members.filter((person) => !keys.has(personKey(person))));
  }, [people, members]);
  const yourKey = you && personKey(you);
  if (!people) return null;
  return (
    <section aria-label="People">
      <h2 className="mx-2 mt-2 mb-1 font-semibold text-soft text-xs">Here now · {people.length}</h2>
      <ul aria-label="Here now">
        {here.map((person) => (
          <PersonItem key={personKey(person)} person={person} isHere isYou={personKey(person) === yourKey} />
        ))}
      </ul>
      {away.length > 0 && (
        <>
          <h2 className="mx-2 mt-4 mb-1 font-semibold text-soft text-xs">Away · {away.length}</h2>
          <ul aria-label="Away">
            {away.map((person) => (
              <PersonItem key={personKey(person)} person={person} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
