import type { Person } from '@protocol/people';

/** A quiet line about somebody, in the middle. */
export function Notice({ person, children }: { person: Person | null; children: string }) {
  return (
    <p className="px-2 py-1.5 text-center text-[13px] text-soft [overflow-wrap:anywhere]">
      {person && <bdi>{person.username}</bdi>} {children}
    </p>
  );
}

export function DayLine({ children }: { children: string }) {
  return (
    <p className="flex items-center gap-3 pt-4 pb-2 text-[12.5px] text-soft before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
      {children}
    </p>
  );
}
