import type { Person } from '@protocol/people';
import type { ListedRoom } from '@protocol/rooms';
import { labelOf } from './room-label';

/** The rooms of the list at the side, each kind by name. */
export interface Groups {
  rooms: ListedRoom[];
  direct: ListedRoom[];
  archived: ListedRoom[];
}

const byName = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true });

export function groupsOf(rooms: readonly ListedRoom[], you: Person | null): Groups {
  const sorted = rooms.toSorted(
    (a, b) =>
      Number(b.kind === 'general') - Number(a.kind === 'general') || byName.compare(labelOf(a, you), labelOf(b, you)),
  );
  return {
    rooms: sorted.filter((room) => room.kind !== 'direct' && !room.archived),
    direct: sorted.filter((room) => room.kind === 'direct'),
    archived: sorted.filter((room) => room.kind !== 'direct' && room.archived),
  };
}
