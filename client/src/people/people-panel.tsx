import { PeopleList } from './people-list';

/** At the side of a wide window. */
export default function PeoplePanel() {
  return (
    <div className="hidden h-dvh overflow-y-auto border-line border-l px-3 py-4 [--behind:var(--paper)] panel:block panel:[:has(>aside)>&]:hidden">
      <PeopleList />
    </div>
  );
}
