import { type Person, personKey } from '@protocol/people';
import { personColour } from './colour';
import { initialOf } from './initial';

/** The name stands beside it, so it says nothing to those who listen. `here` adds the dot of presence. */
export function Avatar({ person, small = false, here = false }: { person: Person; small?: boolean; here?: boolean }) {
  return (
    <span
      aria-hidden="true"
      className={`relative grid flex-none select-none place-items-center rounded-full font-semibold text-white ${
        small ? 'size-6 text-[11.5px]' : 'size-9'
      }`}
      style={{ backgroundColor: personColour(personKey(person)) }}
    >
      {initialOf(person.username)}
      {here && (
        <span className="-right-[3px] -bottom-[3px] absolute size-3 rounded-full border-2 border-(--behind) bg-good" />
      )}
    </span>
  );
}
