import { type Person, personKey } from '@protocol/people';
import { usePage } from '../page';
import { Avatar } from './avatar';
import { inOrder } from './in-order';
import { PersonName } from './person-name';

/** Who is here, as a region of its own: at the side of a wide window, in a drawer on a narrow one. */
export function PeopleList() {
  const people = usePage((page) => page.room?.people);
  const you = usePage((page) => page.room?.you);
  const yourKey = you && personKey(you);
  return (
    <section aria-label="People">
      <h2 className="mx-2 mt-2 mb-1 font-semibold text-soft text-xs">Here now{people && ` · ${people.length}`}</h2>
      <ul>
        {inOrder(people ?? []).map((person) => (
          <PersonItem key={personKey(person)} person={person} isYou={personKey(person) === yourKey} />
        ))}
      </ul>
    </section>
  );
}

function PersonItem({ person, isYou }: { person: Person; isYou: boolean }) {
  return (
    <li className="flex min-h-9 items-center gap-2.5 px-2 py-1.5 text-soft [&_b]:font-normal">
      <Avatar person={person} small here />
      <PersonName person={person} />
      {isYou && <span className="ml-auto flex-none text-[11.5px]">you</span>}
    </li>
  );
}
