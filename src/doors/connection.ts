import type { Channel } from '../delivery/channel';
import type { Outlet } from '../delivery/feed';
import type { Personal } from '../delivery/personal';
import { mayRead } from '../domain/authority/actor';
import type { ConnectedClient } from '../domain/connected-clients';
import type { PersonEvent } from '../domain/ports';
import { type ErrorReply, GENERAL, personKey, Refusal } from '../protocol/index';
import type { FeedTraffic, Unsent } from './traffic';

/** The channels of a feed: what happens in a room, and that something does. */
export interface Channels<Encoded> {
  room: Pick<Channel<Encoded>, 'subscribe' | 'unsubscribe'>;
  /** Absent where the feed knows one room only. */
  activity?: Channel<Encoded>;
  traffic: FeedTraffic;
}

/** How its door speaks to one connection. */
export interface Line<Encoded> {
  readonly isOpen: boolean;
  /** An event of a room, encoded for all who are told it. */
  readonly write: Outlet<Encoded>;
  unsent(): Unsent;
  /** An event of the person's own. Absent where the client knows none. */
  tell?(event: string, payload: object): void;
  /** Say why, where that is understood, and end it. */
  end(error: ErrorReply): void;
}

/** One connection and what it is told: which rooms it listens to, and what happens to the person whose it is. */
export class Connection<Encoded> {
  private readonly outlet: Outlet<Encoded>;
  private readonly hear = (event: PersonEvent) => this.tell(event);
  private readonly listening = new Set<string>();
  private readonly watching = new Set<string>();
  private person: string | undefined;
  private place: string | undefined;

  constructor(
    private readonly line: Line<Encoded>,
    private readonly client: ConnectedClient,
    private readonly channels: Channels<Encoded>,
    private readonly personal: Personal,
  ) {
    const { traffic } = channels;
    this.outlet = line.write;
    traffic.opened += 1;
    traffic.connections.add(this);
  }

  /** All that happens in the room reaches it from now on, or nothing where it may not. */
  listen(roomId: string): void {
    if (!this.line.isOpen) return;
    if (!this.mayHear) {
      this.leave(roomId);
      return;
    }
    this.channels.activity?.unsubscribe(roomId, this.outlet);
    this.watching.delete(roomId);
    this.channels.room.subscribe(roomId, this.outlet);
    this.listening.add(roomId);
  }

  /** From now on it is told only that something happens there. */
  watch(roomId: string): void {
    if (!this.line.isOpen || !this.mayHear) return;
    this.channels.room.unsubscribe(roomId, this.outlet);
    this.listening.delete(roomId);
    this.channels.activity?.subscribe(roomId, this.outlet);
    this.watching.add(roomId);
  }

  /** What happens to whoever the connection is now reaches it from now on. */
  followPerson(): void {
    const { actor, claim } = this.client;
    const person = actor?.key ?? (claim && personKey(claim));
    if (person === this.person || !this.line.isOpen) return;
    if (this.person !== undefined) {
      this.personal.unfollow(this.person, this.hear);
      this.leaveRoomsOfAnother();
    }
    this.person = person;
    if (person !== undefined) this.personal.follow(person, this.hear);
  }

  /** It ends when every guest at an address is put out: see `Moderation.placeOf`. Undefined: no longer. */
  followPlace(place: string | undefined): void {
    if (this.place !== undefined) this.personal.unfollow(this.place, this.hear);
    this.place = this.line.isOpen ? place : undefined;
    if (this.place !== undefined) this.personal.follow(this.place, this.hear);
  }

  unsent(): Unsent {
    return this.line.unsent();
  }

  close(): void {
    this.channels.traffic.connections.delete(this);
    this.followPlace(undefined);
    for (const roomId of [...this.listening, ...this.watching]) this.leave(roomId);
    if (this.person !== undefined) this.personal.unfollow(this.person, this.hear);
  }

  end(error: ErrorReply): void {
    this.line.end(error);
  }

  private get mayHear(): boolean {
    const { actor } = this.client;
    return !actor || mayRead(actor);
  }

  /** Whoever the connection was may be in rooms that whoever it is now is not in. */
  private leaveRoomsOfAnother(): void {
    for (const roomId of [...this.listening, ...this.watching]) {
      if (roomId !== GENERAL && !this.client.rooms.has(roomId)) this.leave(roomId);
    }
  }

  private leave(roomId: string): void {
    this.channels.room.unsubscribe(roomId, this.outlet);
    this.channels.activity?.unsubscribe(roomId, this.outlet);
    this.listening.delete(roomId);
    this.watching.delete(roomId);
  }

  private tell(event: PersonEvent): void {
    if (event.type === 'out') {
      if (this.isMeant(event)) this.end(new Refusal(event.code).toReply());
      return;
    }
    if (event.type === 'unlisted') this.leave(event.roomId);
    if (!this.line.tell) return;
    const { type, ...payload } = event;
    if (event.type === 'listed' && !this.listening.has(event.room.roomId)) this.watch(event.room.roomId);
    this.line.tell(names[type], payload);
  }

  private isMeant({ session, exceptSession }: Extract<PersonEvent, { type: 'out' }>): boolean {
    const own = this.client.actor?.session;
    if (session !== undefined) return own === session;
    return exceptSession === undefined || own !== exceptSession;
  }
}

const names = {
  listed: 'RoomListed',
  unlisted: 'RoomUnlisted',
  read: 'ReadMoved',
  bookmarked: 'BookmarksChanged',
  you: 'YouChanged',
} as const;
