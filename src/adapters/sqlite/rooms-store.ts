import type { NewRoom, RoomSettings, RoomStanding, RoomStore } from '../../domain/ports';
import { GENERAL, type Notify, type Person, type Profile, personKey, Refusal, type Room } from '../../protocol/index';
import { folded } from './folded';
import { SqliteInvites } from './invites-store';
import type { Parts } from './parts';
import type { Unread } from './read-positions';
import { prepareRoomStatements, type RoomFields } from './room-statements';
import { personOf, profileOf, type RoomRow, roomOf } from './rows';

/** Rooms, who is in them and how far they have read, on SQLite. Every refusal comes before the first change. */
export class SqliteRooms extends SqliteInvites implements RoomStore {
  private readonly statements;
  private readonly reads;

  constructor(parts: Parts) {
    super(parts);
    this.statements = prepareRoomStatements(parts.database);
    this.reads = parts.reads;
  }

  create(room: NewRoom): Promise<void> {
    return this.commits.write(() => this.insert(room, null));
  }

  change(roomId: string, settings: RoomSettings): Promise<Room> {
    return this.commits.write(() => {
      const row = this.heads.rowOf(roomId);
      const { id } = row;
      const looks = isKeptApart(row.kind) ? settings.name?.looks : undefined;
      if (looks) this.keepLooks(id, looks);
      this.statements.change.run({ id, ...fieldsOf(changed(roomOf(row), settings)) });
      return roomOf(this.heads.rowOf(roomId));
    });
  }

  openDirect(room: NewRoom): Promise<{ roomId: string; isNew: boolean }> {
    return this.commits.write(() => {
      const key = directKey(room.members.map(personKey));
      const row = this.statements.findDirect.get(key);
      if (!row) this.insert(room, key);
      else for (const person of room.members) this.join(row.id, person, room.at);
      return { roomId: row?.room_id ?? room.room.roomId, isNew: !row };
    });
  }

  async findDirect(people: readonly string[]): Promise<string | undefined> {
    return this.statements.findDirect.get(directKey(people))?.room_id;
  }

  async find(roomId: string): Promise<Room | undefined> {
    const row = this.heads.row(roomId);
    return row && roomOf(row);
  }

  async isMember(roomId: string, person: string): Promise<boolean> {
    return this.isIn(roomId, person);
  }

  async countHostedBy(person: string): Promise<number> {
    return this.statements.countHosted.get(person) as number;
  }

  async roomsIn(person: string): Promise<Room[]> {
    return this.rowsOf(person).map(roomOf);
  }

  async roomsOf(person: string): Promise<RoomStanding[]> {
    return this.rowsOf(person).map((row) => this.standingIn(row, person));
  }

  async standing(roomId: string, person: string): Promise<RoomStanding | undefined> {
    const row = this.heads.rowOf(roomId);
    return this.isIn(roomId, person) ? this.standingIn(row, person) : undefined;
  }

  async publicRooms(person: string, after: string | undefined, limit: number) {
    return this.statements.publicRooms.all({ person, ...from(after), limit }).map((row) => ({
      room: roomOf(row),
      members: row.members,
      isMember: row.isMember === 1,
    }));
  }

  addMember(roomId: string, person: Person, at: number): Promise<boolean> {
    return this.commits.write(() => {
      this.heads.of(roomId);
      return roomId !== GENERAL && this.letIn(roomId, person, at);
    });
  }

  removeMember(roomId: string, person: string): Promise<boolean> {
    return this.commits.write(() => {
      const { id, direct_key } = this.heads.rowOf(roomId);
      const { leaveDirect, removeMember } = this.statements;
      return (direct_key === null ? removeMember : leaveDirect).run(id, person).changes === 1;
    });
  }

  async members(roomId: string, after: string | undefined, limit: number): Promise<Profile[]> {
    const { id: room } = this.heads.of(roomId);
    const { members, membersOfGeneral } = this.statements;
    const page = { ...from(after), limit };
    return (roomId === GENERAL ? membersOfGeneral.all(page) : members.all({ room, ...page })).map(profileOf);
  }

  markRead(roomId: string, person: string, seq: number): Promise<Unread & { isNew: boolean }> {
    return this.commits.write(() => {
      const room = this.heads.of(roomId);
      // What they said in this very transaction is read too.
      this.reads.write();
      const isNew = seq > 0 && this.reads.move(room.id, person, Math.min(seq, room.seq));
      return { ...this.reads.unread(room.id, person), isNew };
    });
  }

  async setNotify(roomId: string, person: string, notify: Notify): Promise<void> {
    await this.commits.write(() => this.statements.setNotify.run(person, this.heads.of(roomId).id, notify));
  }

  protected override isIn(roomId: string, person: string): boolean {
    const { id } = this.heads.rowOf(roomId);
    return roomId === GENERAL || this.statements.isMember.get(id, person) !== undefined;
  }

  protected override letIn(roomId: string, person: Person, at: number): boolean {
    const { id, seq } = this.heads.of(roomId);
    const isNew = this.join(id, person, at);
    if (isNew) this.reads.move(id, personKey(person), seq);
    return isNew;
  }

  private join(room: number, person: Person, at: number): boolean {
    const row = {
      room,
      person_key: personKey(person),
      username: person.username,
      sort_name: folded(person.username),
      joined_at: at,
    };
    return this.statements.addMember.run(row).changes === 1;
  }

  private insert({ room, looks, members, at }: NewRoom, directKey: string | null): void {
    this.checkLooks(undefined, looks);
    this.statements.insert.run({
      room_id: room.roomId,
      kind: room.kind,
      host_key: room.host ?? null,
      direct_key: directKey,
      created_at: at,
      ...fieldsOf(room),
    });
    const { id } = this.heads.of(room.roomId);
    for (const look of new Set(looks)) this.statements.keepLook.run(look, id);
    for (const person of members) this.join(id, person, at);
  }

  private checkLooks(room: number | undefined, looks: readonly string[]): void {
    const bearers = this.statements.bearers.all(JSON.stringify(looks));
    if (bearers.some((one) => one !== room)) throw new Refusal('room_name_taken');
  }

  private keepLooks(room: number, looks: readonly string[]): void {
    this.checkLooks(room, looks);
    this.statements.forgetLooks.run(room);
    for (const look of new Set(looks)) this.statements.keepLook.run(look, room);
  }

  private rowsOf(person: string): RoomRow[] {
    return [this.heads.rowOf(GENERAL), ...this.statements.roomsOf.all(person)];
  }

  private standingIn(row: RoomRow, person: string): RoomStanding {
    const notify = this.statements.notify.get(person, row.id);
    return {
      room: roomOf(row),
      seq: row.seq,
      ...this.reads.unread(row.id, person),
      ...(row.kind === 'direct' ? { people: this.statements.people.all(row.id).map(personOf) } : {}),
      ...(notify === undefined ? {} : { notify }),
    };
  }
}

function directKey(people: readonly string[]): string {
  return JSON.stringify([...people].sort());
}

function isKeptApart(kind: Room['kind']): boolean {
  return kind === 'public' || kind === 'general';
}

/** The room with other settings: null takes one away. */
function changed(room: Room, { name, archived, ...others }: RoomSettings): Nullable<Room> {
  const renamed = name ? { ...room, name: name.name } : room;
  return { ...renamed, ...others, ...(archived === undefined ? {} : { archived: archived || null }) };
}

type Nullable<T> = { [K in keyof T]: T[K] | null };

type Settled = Nullable<Pick<Room, 'topic' | 'speakers' | 'clearers' | 'slowModeSeconds' | 'archived'>>;

function fieldsOf(room: Settled & { name: string | null }): RoomFields {
  const name = room.name ?? '';
  return {
    name,
    sort_name: folded(name),
    topic: room.topic ?? null,
    speakers: room.speakers ?? null,
    clearers: room.clearers ?? null,
    slow_mode_seconds: room.slowModeSeconds ?? null,
    archived: room.archived ? 1 : 0,
  };
}

function from(after = ''): { after: string; afterSorted: string } {
  return { after, afterSorted: folded(after) };
}
