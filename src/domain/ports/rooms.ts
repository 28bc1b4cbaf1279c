import type { Notify, Person, Profile, Room } from '../../protocol/index';

/** A room as it is listed to somebody, but for the epoch of its head. */
export interface RoomStanding {
  room: Room;
  seq: number;
  readSeq: number;
  unread: number;
  mentions: number;
  /** Of a direct conversation. */
  people?: Person[];
  /** What they chose, if they did. */
  notify?: Notify;
}

export interface NewRoom {
  room: Room;
  /** Of the name, by which public rooms are kept apart. Empty for others. */
  looks: readonly string[];
  members: Person[];
  at: number;
}

/** What is left out stays; null takes it away. */
export interface RoomSettings {
  name?: { name: string; looks: readonly string[] };
  topic?: string | null;
  speakers?: Room['speakers'] | null;
  clearers?: Room['clearers'] | null;
  slowModeSeconds?: number | null;
  archived?: boolean;
}

/** `hash` is that of the code that its bearers hold. Times are Unix milliseconds; null: no end. */
export interface Invite {
  inviteId: string;
  roomId: string;
  createdBy: Person;
  createdAt: number;
  expiresAt: number | null;
  usesLeft: number | null;
}

/**
 * Which rooms there are, who is in them, and how far each has read. People are told apart by `personKey`. Of General
 * everyone is in, without being listed as a member. Changes are durable when they resolve, and reject with
 * `store_unavailable` like those of `MessageStore`; with `room_not_found` where there is no such room.
 */
export interface RoomStore {
  /** Rejects with `room_name_taken` where a public room has a look in common. */
  create(room: NewRoom): Promise<void>;

  /** Rejects with `room_name_taken`. Resolves with the room as it is then. */
  change(roomId: string, settings: RoomSettings): Promise<Room>;

  /**
   * The direct conversation of exactly these people; the given room if there was none yet. A conversation that somebody left
   * is theirs again.
   */
  openDirect(room: NewRoom): Promise<{ roomId: string; isNew: boolean }>;

  /** The same where there is one. Nobody comes into it by that. */
  findDirect(people: readonly string[]): Promise<string | undefined>;

  find(roomId: string): Promise<Room | undefined>;

  isMember(roomId: string, person: string): Promise<boolean>;

  /** How many rooms that are not archived somebody hosts. */
  countHostedBy(person: string): Promise<number>;

  /** General first, then the others that somebody is a member of. */
  roomsIn(person: string): Promise<Room[]>;

  /** The same, and how far they have read each: that has to be counted. */
  roomsOf(person: string): Promise<RoomStanding[]>;

  /** One of them, or undefined where they are not a member. */
  standing(roomId: string, person: string): Promise<RoomStanding | undefined>;

  /** Public rooms that are not archived, in the order of names, after the name `after`. */
  publicRooms(
    person: string,
    after: string | undefined,
    limit: number,
  ): Promise<{ room: Room; members: number; isMember: boolean }[]>;

  /** Resolves with whether they were not a member before. What was said before counts as read. */
  addMember(roomId: string, person: Person, at: number): Promise<boolean>;

  /** Resolves with whether they were one. */
  removeMember(roomId: string, person: string): Promise<boolean>;

  /** Members, in the order of names, after the name `after`; of General all who have an account. */
  members(roomId: string, after: string | undefined, limit: number): Promise<Profile[]>;

  /** Never moves back, nor beyond the room's head. */
  markRead(
    roomId: string,
    person: string,
    seq: number,
  ): Promise<{ readSeq: number; unread: number; mentions: number; isNew: boolean }>;

  /** What somebody wants to be notified of. It is kept when they leave the room. */
  setNotify(roomId: string, person: string, notify: Notify): Promise<void>;

  addInvite(invite: Invite, hash: string): Promise<void>;

  /** Those of a room that can still be used. */
  invites(roomId: string, now: number): Promise<Invite[]>;

  countInvites(roomId: string, now: number): Promise<number>;

  /** Resolves with whether there was such an invite. */
  revokeInvite(roomId: string, inviteId: string): Promise<boolean>;

  /** One that stands at this time, though it may be used up (`usesLeft` 0). */
  findInvite(hash: string, now: number): Promise<Invite | undefined>;

  /**
   * Let somebody in by an invite and use it once, in one step: of two who race for the last use one comes in. Who is a member
   * already uses nothing. Of General, `admit` (an invite that somebody comes in by) is what uses it.
   * Rejects with `invite_invalid`.
   */
  redeemInvite(hash: string, person: Person, now: number, admit: boolean): Promise<{ roomId: string; isNew: boolean }>;
}
