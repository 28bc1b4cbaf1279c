import type { Personal } from '../../../delivery/personal';
import type { Actor } from '../../../domain/authority/actor';
import type { ConnectedClient } from '../../../domain/connected-clients';
import type { Turns } from '../../../domain/turns';
import { type CommandName, GENERAL, type Person, type Reply, type RoomListed } from '../../../protocol/index';
import { Connection, type Line } from '../../connection';
import { type Caller, type Commands, type DispatchDependencies, dispatch } from '../../dispatch';
import type { EncodedEvent } from '../../encoded-event';
import type { OwnAddress } from '../../own-origin';
import type { DialectSession } from '../../session-dialect';
import type { FeedTraffic } from '../../traffic';
import { peopleIn, type RedisServices } from './commands';
import { MAIN_ROOM } from './ids';
import type { Reader, RedisReaders } from './readers';

export interface SocketsDependencies extends DispatchDependencies, OwnAddress, RedisServices {
  own: Commands<Caller>;
  personal: Personal;
  readers: RedisReaders;
  traffic: FeedTraffic;
}

/** Private rooms by both of their ids. */
export type PrivateRooms = readonly { roomId: string; id: string; people: readonly Person[] }[];

/** Which command each event stands for. */
const events: ReadonlyMap<string, CommandName> = new Map([
  ['message', 'SendMessage'],
  ['room.join', 'UserEnteredRoom'],
] as const);

/** One connection of the Redis chat: it hears every room that its person is in, from its beginning on. */
export class RedisSession implements DialectSession {
  readonly connection: Connection<EncodedEvent>;
  private readonly caller: Caller;
  /** Snug's id of each room, by its id here. */
  private readonly roomIds = new Map<string, string>([[MAIN_ROOM, GENERAL]]);
  /** Of private rooms, by Snug's id. */
  private readonly people = new Map<string, readonly Person[]>();
  /** What was listed, and whose id here is being looked up. */
  private listing: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly dependencies: SocketsDependencies,
    private readonly actor: Actor,
    client: ConnectedClient,
    turns: Turns,
    lineWith: (tell: NonNullable<Line<EncodedEvent>['tell']>) => Line<EncodedEvent>,
  ) {
    const { readers, traffic, personal } = dependencies;
    const line = lineWith((event, payload) => event === 'RoomListed' && this.hearOf(payload as RoomListed));
    const reader: Reader = { person: actor.key, write: line.write };
    const room = {
      subscribe: (roomId: string) => readers.join(roomId, this.people.get(roomId) ?? [], reader),
      unsubscribe: (roomId: string) => readers.leave(roomId, reader),
    };
    this.connection = new Connection(line, client, { room, traffic }, personal);
    this.connection.listen(GENERAL);
    this.caller = { asker: client, turns };
  }

  /** They are in these rooms. */
  begin(rooms: PrivateRooms): void {
    for (const { roomId, id, people } of rooms) {
      this.roomIds.set(id, roomId);
      this.listen(roomId, people);
    }
  }

  readonly ask = async (name: string, payload: unknown): Promise<Reply<object>> => {
    const { own } = this.dependencies;
    const command = events.get(name);
    if (!command) return dispatch({}, this.caller, name, payload, this.dependencies);
    const given = command === 'SendMessage' ? payload : { roomId: payload };
    const translated = this.translated(given);
    return dispatch(
      own,
      this.caller,
      command,
      translated instanceof Promise ? await translated : translated,
      this.dependencies,
    );
  };

  /** With Snug's id of the room. A room that they are not in has none. */
  private translated(payload: unknown): unknown | Promise<unknown> {
    if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) return payload;
    const { roomId } = payload as { roomId?: unknown };
    if (typeof roomId !== 'string' && typeof roomId !== 'number') return payload;
    const known = this.roomIds.get(String(roomId));
    if (known !== undefined) return { ...payload, roomId: known };
    return this.listing.then(() => ({ ...payload, roomId: this.roomIds.get(String(roomId)) ?? `not here: ${roomId}` }));
  }

  private hearOf({ room }: RoomListed): void {
    const people = peopleIn(room);
    if (!people) return;
    this.listen(room.roomId, people);
    const looked = this.dependencies.ids.room(people).then(({ id }) => this.roomIds.set(id, room.roomId));
    // Where nothing can be stored there is no id to write to it by.
    this.listing = Promise.allSettled([this.listing, looked]);
  }

  private listen(roomId: string, people: readonly Person[]): void {
    // Put out meanwhile: the room that did so is in memory.
    if (this.dependencies.chat.chatRoomData.get(roomId)?.attendance.isInside(this.actor) === false) return;
    this.people.set(roomId, people);
    this.connection.listen(roomId);
  }
}
