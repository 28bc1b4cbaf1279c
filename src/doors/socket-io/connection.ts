import type { Socket } from 'socket.io';
import type { Channel } from '../../delivery/channel';
import type { Personal } from '../../delivery/personal';
import type { ConnectedClient } from '../../domain/connected-clients';
import type { PersonEvent } from '../../domain/ports';
import { type ErrorReply, GENERAL, personKey, Refusal } from '../../protocol/index';
import type { EncodedEvent } from './encoded-event';
import { EventWriter } from './event-writer';
import type { FeedTraffic, Unsent } from './traffic';

/** The channels of a feed: what happens in a room, and that something does. */
export interface Channels {
  room: Channel<EncodedEvent>;
  /** Absent where the feed knows one room only. */
  activity?: Channel<EncodedEvent>;
  traffic: FeedTraffic;
}

/** One connection and what it is told: which rooms it listens to, and what happens to the person whose it is. */
export class Connection {
  private readonly outlet: (event: EncodedEvent) => void;
  private readonly writer: EventWriter;
  private readonly hear = (event: PersonEvent) => this.tell(event);
  private readonly listening = new Set<string>();
  private readonly watching = new Set<string>();
  private person: string | undefined;
  private place: string | undefined;

  constructor(
    readonly socket: Socket,
    private readonly client: ConnectedClient,
    private readonly channels: Channels,
    private readonly personal: Personal,
    onSlow: () => void,
  ) {
    const { traffic } = channels;
    const writer = new EventWriter(socket, traffic, onSlow);
    this.writer = writer;
    this.outlet = (event) => writer.write(event);
    traffic.opened += 1;
    traffic.connections.add(this);
  }

  /** All that happens in the room reaches it from now on. */
  listen(roomId: string): void {
    if (!this.socket.connected) return;
    this.channels.activity?.unsubscribe(roomId, this.outlet);
    this.watching.delete(roomId);
    this.channels.room.subscribe(roomId, this.outlet);
    this.listening.add(roomId);
  }

  /** From now on it is told only that something happens there. */
  watch(roomId: string): void {
    if (!this.socket.connected) return;
    this.channels.room.unsubscribe(roomId, this.outlet);
    this.listening.delete(roomId);
    this.channels.activity?.subscribe(roomId, this.outlet);
    this.watching.add(roomId);
  }

  /** What happens to whoever the connection is now reaches it from now on. */
  followPerson(): void {
    const { actor, claim } = this.client;
    const person = actor?.key ?? (claim && personKey(claim));
    if (person === this.person || !this.socket.connected) return;
    if (this.person !== undefined) {
      this.personal.unfollow(this.person, this.hear);
      this.leaveRoomsOfAnother();
    }
    this.person = person;
    if (person !== undefined) this.personal.follow(person, this.hear);
  }

  /** It ends when every guest at an address is put out: see `Moderation.placeOf`. */
  followPlace(place: string): void {
    this.place = place;
    this.personal.follow(place, this.hear);
  }

  unsent(): Unsent {
    return this.writer.unsent();
  }

  close(): void {
    this.channels.traffic.connections.delete(this);
    if (this.place !== undefined) this.personal.unfollow(this.place, this.hear);
    for (const roomId of [...this.listening, ...this.watching]) this.leave(roomId);
    if (this.person !== undefined) this.personal.unfollow(this.person, this.hear);
  }

  /** Tell why, where that is understood, and end it. */
  end(error: ErrorReply): void {
    if (this.channels.activity) this.socket.emit('Goodbye', { error });
    this.socket.disconnect(true);
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
    if (!this.channels.activity) return;
    const { type, ...payload } = event;
    if (event.type === 'listed' && !this.listening.has(event.room.roomId)) this.watch(event.room.roomId);
    this.socket.emit(names[type], payload);
  }

  private isMeant({ session, exceptSession }: Extract<PersonEvent, { type: 'out' }>): boolean {
    const own = this.client.actor?.session;
    if (session !== undefined) return own === session;
    return exceptSession === undefined || own !== exceptSession;
  }
}

const names = { listed: 'RoomListed', unlisted: 'RoomUnlisted', read: 'ReadMoved', you: 'YouChanged' } as const;
