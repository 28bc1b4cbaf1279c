import { type Person, type Profile, personKey, Refusal } from '../../protocol/index';
import { type Looks, lookAlike, looksOf } from '../people/names';
import type { Clock } from '../ports';

interface Occupant {
  person: Profile;
  /** Of the name; kept, since comparing is quick and finding them out is not. */
  looks: Looks;
  connections: Set<string>;
  /** Calls off the leaving that was put off when the last connection ended. */
  stay: (() => void) | undefined;
}

/**
 * Who is in a room. Someone is in it from their notice of entering to their notice of leaving, with any number of
 * connections; between two connections they are given time to come back.
 */
export class Occupants {
  private readonly occupants = new Map<string, Occupant>();

  constructor(
    private readonly clock: Clock,
    private readonly onLeave: (person: Person, lastConnectionId: string | undefined) => void,
  ) {}

  people(): Profile[] {
    return [...this.occupants.values()].map((occupant) => occupant.person);
  }

  has(person: Person): boolean {
    return this.occupants.has(personKey(person));
  }

  /**
   * Throws `name_taken` if another who is here has a name that could be taken for this one. Who is here already keeps
   * their name, whoever came to bear it since: otherwise a claim could keep them from coming back.
   */
  checkNameIsFree(person: Person): void {
    const key = personKey(person);
    if (this.occupants.get(key)?.person.username === person.username) return;
    const looks = looksOf(person.username);
    for (const [otherKey, other] of this.occupants) {
      if (otherKey !== key && lookAlike(other.looks, looks)) throw new Refusal('name_taken');
    }
  }

  /** Returns whether the person was not in the room before, and whether others see them otherwise than before. */
  add(person: Profile, connectionId: string): { isNew: boolean; isSeenAnew: boolean } {
    const known = this.occupants.get(personKey(person));
    const isSeenAnew = !known || !isSeenAlike(known.person, person);
    const occupant = known ?? this.moveIn(person);
    occupant.stay?.();
    occupant.stay = undefined;
    occupant.connections.add(connectionId);
    this.renew(person);
    return { isNew: known === undefined, isSeenAnew };
  }

  /** Someone whose connections ended with the process before this one, and who has `graceMs` to come back. */
  expect(person: Person, graceMs: number): void {
    this.leaveAfter(this.moveIn(person), undefined, graceMs);
  }

  /** A connection ended. Whoever has no other leaves after `graceMs`; at once if that is 0. */
  release(person: Person, connectionId: string, graceMs: number): void {
    const occupant = this.occupants.get(personKey(person));
    if (!occupant?.connections.delete(connectionId) || occupant.connections.size > 0) return;
    if (graceMs > 0) this.leaveAfter(occupant, connectionId, graceMs);
    else this.leave(occupant, connectionId);
  }

  /** Somebody who is here is seen like this from now on. */
  renew(person: Profile): void {
    const occupant = this.occupants.get(personKey(person));
    if (!occupant) return;
    if (occupant.person.username !== person.username) occupant.looks = looksOf(person.username);
    occupant.person = person;
  }

  /** Forget someone whose notice of entering could not be stored. */
  remove(person: Person): void {
    this.occupants.delete(personKey(person));
  }

  /** Let nobody leave any more: the process ends, and the next one expects them back. */
  freeze(): void {
    for (const occupant of this.occupants.values()) occupant.stay?.();
    this.occupants.clear();
  }

  private moveIn(person: Profile): Occupant {
    const occupant = { person, looks: looksOf(person.username), connections: new Set<string>(), stay: undefined };
    this.occupants.set(personKey(person), occupant);
    return occupant;
  }

  private leaveAfter(occupant: Occupant, connectionId: string | undefined, graceMs: number): void {
    occupant.stay = this.clock.after(graceMs, () => this.leave(occupant, connectionId));
  }

  private leave(occupant: Occupant, connectionId: string | undefined): void {
    this.remove(occupant.person);
    this.onLeave(occupant.person, connectionId);
  }
}

function isSeenAlike(one: Profile, other: Profile): boolean {
  return (['username', 'role', 'colour', 'status'] as const).every((field) => one[field] === other[field]);
}
