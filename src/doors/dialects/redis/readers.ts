import type { Channel } from '../../../delivery/channel';
import type { Outlet } from '../../../delivery/feed';
import type { Hub } from '../../../delivery/hub';
import type { Log } from '../../../domain/ports';
import { Turns } from '../../../domain/turns';
import { GENERAL, type Person, personKey } from '../../../protocol/index';
import { type EncodedEvent, encodeEvent, encodeEvents } from '../../encoded-event';
import { MAIN_ROOM, type RedisIds, roomOf } from './ids';
import { redisMessage } from './messages';
import { type Happened, redisFeed } from './redis-feed';

/** One connection of somebody's. */
export interface Reader {
  /** Their `personKey`. */
  person: string;
  write: Outlet<EncodedEvent>;
}

interface Room {
  readers: Set<Reader>;
  /** Of a private room. */
  people: readonly Person[];
}

const nobodys: ReadonlyMap<string, number> = new Map();

/** Who reads which rooms in the words of this system. What happens is written once for all of them, in the order in which it did. */
export class RedisReaders {
  private readonly rooms = new Map<string, Room>();
  private readonly turns = new Turns();
  private readonly channel: Channel<Happened>;
  private readonly outlet: Outlet<Happened> = (happened) => this.hear(happened);

  constructor(
    hub: Hub,
    private readonly ids: RedisIds,
    private readonly log: Log,
  ) {
    this.channel = hub.addFeed(redisFeed);
  }

  /** `people` are those of a private room. */
  join(roomId: string, people: readonly Person[], reader: Reader): void {
    const room = this.rooms.get(roomId) ?? { readers: new Set(), people };
    this.rooms.set(roomId, room);
    room.readers.add(reader);
    this.channel.subscribe(roomId, this.outlet);
  }

  leave(roomId: string, reader: Reader): void {
    const room = this.rooms.get(roomId);
    if (!room?.readers.delete(reader) || room.readers.size > 0) return;
    this.rooms.delete(roomId);
    this.channel.unsubscribe(roomId, this.outlet);
  }

  private hear(happened: Happened): void {
    const { roomId, said, here, gone } = happened;
    const people = [...said.map(({ author }) => author), ...here, ...gone, ...(this.rooms.get(roomId)?.people ?? [])];
    const numbers = this.ids.numbers.of(people.map(personKey));
    if (!(numbers instanceof Promise) && !this.turns.areTaken) this.tell(happened, numbers);
    else void this.turns.next(async () => this.tell(happened, await this.known(numbers)));
  }

  /** What was said is told all the same where nobody new can be given a number, since nothing can be stored. */
  private async known(
    numbers: ReadonlyMap<string, number> | Promise<ReadonlyMap<string, number>>,
  ): Promise<ReadonlyMap<string, number>> {
    try {
      return await numbers;
    } catch (err) {
      this.log.debug({ err }, 'no numbers could be given');
      return nobodys;
    }
  }

  private tell({ roomId, said, here, gone }: Happened, numbers: ReadonlyMap<string, number>): void {
    const room = this.rooms.get(roomId);
    if (!room) return;
    const write = (event: EncodedEvent) => {
      for (const { write } of room.readers) write(event);
    };
    if (said.length > 0) {
      const shown = room.people.length > 0 ? roomOf(room.people, numbers) : undefined;
      // A private room is on the other's screen from the first message on.
      if (shown && said.some(({ seq }) => seq === 1)) write(encodeEvent('show.room', JSON.stringify(shown)));
      const id = roomId === GENERAL ? MAIN_ROOM : (shown?.id ?? '');
      write(
        encodeEvents(
          'message',
          said.map((message) => JSON.stringify(redisMessage(message, id, numbers))),
        ),
      );
    }
    for (const person of here) this.tellOthers(room, person, true, numbers);
    for (const person of gone) this.tellOthers(room, person, false, numbers);
  }

  private tellOthers(room: Room, person: Person, online: boolean, numbers: ReadonlyMap<string, number>): void {
    const key = personKey(person);
    const user = { id: String(numbers.get(key) ?? 0), username: person.username, online };
    const event = encodeEvent(online ? 'user.connected' : 'user.disconnected', JSON.stringify(user));
    for (const reader of room.readers) if (reader.person !== key) reader.write(event);
  }
}
