import { type Person, type Profile, personKey } from '@protocol/people';
import { usePage } from '../page';
import { hueColour, personColour } from './colour';
import { initialOf } from './initial';

interface AvatarProps {
  person: Person & Pick<Profile, 'colour'>;
  small?: boolean;
  here?: boolean;
}

/** The name stands beside it, so it says nothing to those who listen. `here` adds the dot of presence. */
export function Avatar({ person, small = false, here = false }: AvatarProps) {
  const key = personKey(person);
  const known = usePage((page) => page.profiles.get(key)?.colour);
  const hue = person.colour ?? known;
  return (
    <span
      aria-hidden="true"
      className={`relative grid flex-none select-none place-items-center rounded-full font-semibold text-white ${
        small ? 'size-6 text-[11.5px]' : 'size-9'
      }`}
      style={{ backgroundColor: hue === undefined ? personColour(key) : hueColour(hue) }}
    >
      {initialOf(person.username)}
      {here && (
        <span className="-right-[3px] -bottom-[3px] absolute size-3 rounded-full border-2 border-(--behind) bg-good" />
      )}
    </span>
  );
}
