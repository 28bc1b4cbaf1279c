import type { ClientLog, Event, Sight } from '../checker/history';
import { sights as kept } from './sights';

/** A log in which each different sight stands once, for its way from one process to another. */
export interface PackedLog {
  log: Omit<ClientLog, 'events'>;
  sights: Sight[];
  /** With the places of their sights in place of them. */
  events: (Event | { sights: number[] })[];
}

export function pack({ events, ...log }: ClientLog): PackedLog {
  const places = new Map<Sight, number>();
  const placeOf = (sight: Sight) => {
    const place = places.get(sight) ?? places.size;
    places.set(sight, place);
    return place;
  };
  const packed = events.map((event) =>
    'sights' in event ? { ...event, sights: event.sights.map((sight) => placeOf(sight)) } : event,
  );
  return { log, sights: [...places.keys()], events: packed };
}

/** Sights are those of this process where they are equal. */
export function unpack({ log, sights, events }: PackedLog): ClientLog {
  const own = sights.map((sight) => kept.keep(sight));
  const unpacked = events.map((event) =>
    'sights' in event ? { ...event, sights: event.sights.map((place) => own[place as number]) } : event,
  );
  return { ...log, events: unpacked as Event[] };
}
