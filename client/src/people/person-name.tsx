import type { Person } from '@protocol/people';

/**
 * A person's name. One that nothing proves says so always, not only beside its double: the one whose name it borrows
 * may be out of view, or bear a name that merely looks the same.
 */
export function PersonName({ person }: { person: Person }) {
  return (
    <>
      <b dir="auto" className="truncate font-semibold">
        {person.username}
      </b>
      <UnverifiedMark person={person} />
    </>
  );
}

export function UnverifiedMark({ person }: { person: Person }) {
  if (!person.claimed) return null;
  return (
    <span className="flex-none rounded-full border border-line px-1.5 text-[11px] text-soft leading-4">unverified</span>
  );
}
