import { v4 as uuid } from 'uuid';
import {
  type CommandInput,
  type ListedRoom,
  type Notify,
  type Profile,
  Refusal,
  type Room,
} from '../../protocol/index';
import type { Actor } from '../authority/actor';
import type { Chat } from '../chat';
import type { Audit } from '../moderation/audit';
import { keepKnown } from '../people/keep-known';
import { looksOf } from '../people/names';
import { HOSTED_ROOMS_MAX } from '../policies';
import type { Bus, Clock, RoomSettings, Store } from '../ports';
import type { ChatRoom } from '../room/chat-room';
import { Bookmarks } from './bookmarks';
import { Directs } from './directs';
import { Invites } from './invites';
import { Listing } from './listing';
import { Members } from './members';
import { type NamePage, pageOf } from './pages';
import { parseRoomName, parseTopic } from './room-text';

export interface RoomsDependencies {
  store: Store;
  bus: Bus;
  clock: Clock;
  chat: Chat;
  audit: Audit;
}

/** What of a room may be changed; what is left out stays. */
export type Wish = Omit<CommandInput<'ChangeRoom'>, 'roomId'>;

/**
 * Which rooms there are and who is in them. Whether somebody may ask for what they ask for is found out before (`Authority`).
 * The membership that a room has in memory changes only after the store has it. Rejects with `Refusal`.
 */
export class Rooms {
  readonly members: Members;
  readonly invites: Invites;
  readonly directs: Directs;
  readonly bookmarks: Bookmarks;
  private readonly listing: Listing;

  constructor(private readonly dependencies: RoomsDependencies) {
    this.listing = new Listing(dependencies.store, dependencies.bus);
    const all = { ...dependencies, listing: this.listing };
    this.members = new Members(all);
    this.invites = new Invites(all);
    this.directs = new Directs(all);
    this.bookmarks = new Bookmarks(dependencies.store, dependencies.bus, dependencies.clock);
  }

  /** The rooms and direct conversations that somebody is in. */
  list({ key }: Actor): Promise<ListedRoom[]> {
    return this.listing.of(key);
  }

  /** Public rooms in the order of names, after the name `after`. */
  async browse(
    { key }: Actor,
    after: string | undefined,
    limit: number,
  ): Promise<NamePage<Room & { members: number; isMember: boolean }>> {
    const found = await this.dependencies.store.rooms.publicRooms(key, after, limit + 1);
    return pageOf(
      found.map(({ room, ...rest }) => ({ ...room, ...rest })),
      limit,
      ({ name }) => name,
    );
  }

  /** Rejects with `room_name_invalid`, `room_name_taken`, `topic_invalid` or `too_many`. */
  async create(host: Actor, wish: { name: string; kind: 'public' | 'private'; topic?: string | undefined }) {
    const { store, clock, chat } = this.dependencies;
    const name = parseRoomName(wish.name);
    const topic = parseTopic(wish.topic ?? '');
    if ((await store.rooms.countHostedBy(host.key)) >= HOSTED_ROOMS_MAX) throw new Refusal('too_many');
    const room: Room = {
      roomId: uuid(),
      name,
      kind: wish.kind,
      ...(topic === undefined ? {} : { topic }),
      clearers: 'moderator',
      host: host.key,
    };
    await store.rooms.create({ room, looks: looksFor(room, name), members: [host.person], at: clock.now() });
    await this.listing.tell(await chat.find(room.roomId), [host.key]);
    return this.listing.one(room.roomId, host.key);
  }

  /** Rejects with `room_name_invalid`, `room_name_taken`, `topic_invalid`, or `not_allowed` for General in the archive. */
  async change(by: Actor, chatRoom: ChatRoom, wish: Wish): Promise<Room> {
    const { store, audit } = this.dependencies;
    const { roomId, kind } = chatRoom.room;
    if (wish.archived && kind === 'general') throw new Refusal('not_allowed');
    const room = await store.rooms.change(roomId, settingsOf(chatRoom.room, wish));
    chatRoom.change(room);
    await audit.writeIfModerator(by, 'ChangeRoom', { roomId, details: factsOf(wish) });
    await this.listing.tell(chatRoom, this.inLists(chatRoom));
    return room;
  }

  /** Say how far somebody has read. Told to all their connections. */
  async markRead({ key }: Actor, chatRoom: ChatRoom, seq: number) {
    const { store, bus } = this.dependencies;
    const { roomId } = chatRoom.room;
    const { isNew, ...standing } = await store.rooms.markRead(roomId, key, seq);
    if (isNew) bus.tell(key, { type: 'read', roomId, ...standing });
    return standing;
  }

  /** Say what of a room somebody wants to be notified of. Told to all their connections. */
  async setNotify(actor: Actor, chatRoom: ChatRoom, notify: Notify): Promise<void> {
    const { store, clock } = this.dependencies;
    await keepKnown(store, clock, actor);
    await store.rooms.setNotify(chatRoom.room.roomId, actor.key, notify);
    await this.listing.tell(chatRoom, [actor.key]);
  }

  /** Whose lists show the room now: of General, those of everyone who is connected. */
  private inLists(chatRoom: ChatRoom): string[] {
    const online = this.dependencies.chat.online.all().map((profile: Profile) => String(profile.userID));
    return online.filter((key) => chatRoom.attendance.isInside({ key }));
  }
}

function looksFor({ kind }: Pick<Room, 'kind'>, name: string): readonly string[] {
  return kind === 'public' ? looksOf(name) : [];
}

function settingsOf(room: Room, wish: Wish): RoomSettings {
  const settings: RoomSettings = {};
  if (wish.name !== undefined) {
    const name = parseRoomName(wish.name);
    settings.name = { name, looks: looksFor(room, name) };
  }
  if (wish.topic !== undefined) settings.topic = parseTopic(wish.topic) ?? null;
  if (wish.speakers !== undefined) settings.speakers = wish.speakers === 'everyone' ? null : wish.speakers;
  if (wish.clearers !== undefined) settings.clearers = wish.clearers === 'everyone' ? null : wish.clearers;
  if (wish.slowModeSeconds !== undefined) settings.slowModeSeconds = wish.slowModeSeconds || null;
  if (wish.archived !== undefined) settings.archived = wish.archived;
  return settings;
}

/** What the audit log says of it: that the name or the topic changed, not to what, since the room may be private. */
function factsOf({ name, topic, ...rest }: Wish): Record<string, string | number | boolean> {
  const facts = { ...rest, name: name === undefined ? undefined : true, topic: topic === undefined ? undefined : true };
  return Object.fromEntries(Object.entries(facts).flatMap(([key, fact]) => (fact === undefined ? [] : [[key, fact]])));
}
