import { isProgram, type Person } from '@protocol/people';

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
      <PersonMark person={person} />
    </>
  );
}

/** What someone is whom nothing proves, or who is a program: it may speak under any name that is nobody's. */
export function PersonMark({ person }: { person: Person }) {
  if (!person.claimed && !isProgram(person)) return null;
  return (
    <span className="flex-none rounded-full border border-line px-1.5 text-[11px] text-soft leading-4">
      {person.claimed ? 'unverified' : 'bot'}
    </span>
  );
}
