import { type Person, type Profile, personKey, type Room } from '../../protocol/index';
import type { Actor } from '../authority/actor';
import type { Online } from '../online';
import { LEAVE_GRACE_MS, RESTART_GRACE_MS } from '../policies';
import type { Bus, Clock, Log, RoomRecord } from '../ports';
import { Departures } from './departures';
import { Occupants } from './occupants';

interface AttendanceDependencies {
  bus: Bus;
  clock: Clock;
  log: Log;
  online: Online;
}

/** Puts a notice of coming or going into the room. */
type Note = (kind: 'entered' | 'left', person: Person) => Promise<void>;

/**
 * Who is in a room, and who of them is here. In General is everyone, and here who entered it; in another room are its members,
 * and here who of them is connected.
 */
export class Attendance {
  private readonly roomId: string;
  private readonly kind: Room['kind'];
  private readonly occupants: Occupants;
  private readonly departures: Departures;
  private readonly members: Map<string, Person>;

  constructor(
    { room, members, occupants }: Pick<RoomRecord, 'room' | 'members' | 'occupants'>,
    private readonly dependencies: AttendanceDependencies,
    private readonly note: Note,
  ) {
    this.roomId = room.roomId;
    this.kind = room.kind;
    this.members = new Map(members.map((person) => [personKey(person), person]));
    this.occupants = new Occupants(dependencies.clock, (person, last) => this.leave(person, last));
    this.departures = new Departures(
      dependencies.clock,
      (person) => this.note('left', person),
      (person) => this.occupants.has(person),
    );
    for (const person of occupants) this.occupants.expect(person, RESTART_GRACE_MS);
  }

  /** Who is here. */
  here(): Profile[] {
    if (this.isGeneral) return this.occupants.people();
    return [...this.members.keys()].flatMap((key) => this.dependencies.online.find(key) ?? []);
  }

  /** Whom one can call by name without looking further: the members, or of General those who are here. */
  known(): Person[] {
    return this.isGeneral ? this.occupants.people() : [...this.members.values()];
  }

  /** Of every room but General. */
  memberKeys(): string[] {
    return [...this.members.keys()];
  }

  isInside({ key }: Pick<Actor, 'key'>): boolean {
    return this.isGeneral || this.members.has(key);
  }

  /** Throws `name_taken` if the name is another’s who is here. */
  checkNameIsFree(person: Person): void {
    this.occupants.checkNameIsFree(person);
  }

  /**
   * Let a connection of a person in. In General the first one adds the notice, unless their leaving was not stored yet;
   * returns whether it did.
   * Rejects with `name_taken` if the name must be unique and is not.
   */
  async enter({ person, profile }: Actor, connectionId: string, nameMustBeFree: boolean): Promise<boolean> {
    if (!this.isGeneral) return false;
    if (nameMustBeFree) this.occupants.checkNameIsFree(person);
    const { isNew, isSeenAnew } = this.occupants.add(profile, connectionId);
    const isNoted = isNew && !this.departures.callOff(person);
    if (isNoted) {
      try {
        await this.note('entered', person);
      } catch (error) {
        this.occupants.remove(person);
        throw error;
      }
    }
    // Who came back in time was here for everyone all the while: telling all of each would make a crowd's return dear.
    if (isSeenAnew) this.tell([profile], []);
    return isNoted;
  }

  /** A connection of a person ended, for good (`atOnce`) or maybe not. */
  release(person: Person, connectionId: string, atOnce: boolean): void {
    this.occupants.release(person, connectionId, atOnce ? 0 : LEAVE_GRACE_MS);
  }

  /** Somebody is a member from now on, as the store has it. */
  admit(person: Person): void {
    this.members.set(personKey(person), person);
    const profile = this.dependencies.online.find(personKey(person));
    if (profile) this.tell([profile], []);
  }

  /** Somebody is a member no longer, as the store has it. */
  expel(key: string): void {
    const person = this.members.get(key);
    if (!person) return;
    this.members.delete(key);
    this.tell([], [person]);
  }

  /** A member, by whichever of their connections, came or went. */
  see(profile: Profile, isHere: boolean): void {
    if (!this.members.has(personKey(profile))) return;
    if (isHere) this.tell([profile], []);
    else this.tell([], [profile]);
  }

  /** Somebody is seen like this from now on. */
  renew(profile: Profile): void {
    const key = personKey(profile);
    const member = this.members.get(key);
    if (member) this.members.set(key, { ...member, username: profile.username });
    this.occupants.renew(profile);
  }

  /** The process ends: nobody leaves because of that. */
  close(): void {
    this.occupants.freeze();
    this.departures.close();
  }

  private get isGeneral(): boolean {
    return this.kind === 'general';
  }

  /** `connectionId` is of the last connection, unless that was to another process. */
  private leave(person: Person, connectionId: string | undefined): void {
    this.tell([], [person]);
    const { log } = this.dependencies;
    void this.departures.add(person, (err) =>
      log.warn({ err, connectionId, roomId: this.roomId }, 'a notice of leaving could not be stored'),
    );
  }

  private tell(here: Profile[], gone: Person[]): void {
    this.dependencies.bus.publish(this.roomId, { type: 'people', here, gone });
  }
}
