import * as z from 'zod';
import type { Actor } from '../../../domain/authority/actor';
import type { Chat } from '../../../domain/chat';
import type { People } from '../../../domain/people/people';
import type { Rooms } from '../../../domain/rooms/rooms';
import {
  GENERAL,
  type ListedRoom,
  PAGE_MAX,
  PAGE_SIZE,
  type Person,
  personKey,
  Refusal,
} from '../../../protocol/index';
import { actorOf, roomOf } from '../../commands/permitted';
import { type Caller, type Commands, command } from '../../dispatch';
import { MAIN_ROOM, numbersIn, type RedisIds, type User, userId } from './ids';
import { redisMessage } from './messages';

export interface RedisServices {
  chat: Chat;
  people: People;
  rooms: Rooms;
  ids: RedisIds;
}

/** Users that may be asked for at a time, as many as messages stand on a page. */
const USERS_MAX = PAGE_MAX;

/** How far back pages go, in messages. */
const OFFSET_MAX = 1_000_000;

/** Latest `date` that a clock can tell, in Unix seconds. */
const DATE_MAX = 8.64e12;

const nothing = z.undefined();
const pair = z.object({ user1: userId, user2: userId });
/** A room by Snug's own id, and what its own id is here. */
const room = { roomId: z.string().max(64) };
const page = z.object({
  ...room,
  id: z.string(),
  offset: z.int().min(0).max(OFFSET_MAX).default(0),
  size: z.int().min(1).max(PAGE_MAX).default(PAGE_SIZE),
});
/** `from` is not looked at: it is the session's user, whatever it says. */
const spoken = z.object({ ...room, message: z.string(), date: z.int().min(0).max(DATE_MAX) });

/** What clients of the Redis chat ask for, by the commands that it stands for. */
export function redisCommands({ chat, people, rooms, ids }: RedisServices): Commands<Caller> {
  return {
    WhoAmI: command(nothing, async (_caller, _input, { actor }) => ({
      user: actor ? await ids.user(actor.person) : null,
      suggestedName: people.whoAmI(actor).suggestedName,
    })),

    ListOnline: command(nothing, async () => ({ users: await ids.online(chat.general.attendance.here()) })),

    ListPeople: command(z.object({ ids: z.array(userId).max(USERS_MAX) }), async (_caller, input) => {
      const bearers = await ids.numbers.bearers(input.ids);
      const here = new Set(chat.general.attendance.here().map(personKey));
      const users = [...bearers].map(([number, person]): [number, User & { online: boolean }] => [
        number,
        { id: String(number), username: person.username, online: here.has(personKey(person)) },
      ]);
      return { users: Object.fromEntries(users) };
    }),

    /** Those of others are as if there were none. A private room is listed once something was said there. */
    ListRooms: command(z.object({ userId }), async (_caller, input, permit) => {
      const actor = actorOf(permit);
      if (input.userId !== (await ids.numbers.one(actor.key))) throw new Refusal('person_not_found');
      const privateRooms = (await rooms.list(actor)).filter((listed) => peopleIn(listed) && listed.head.seq > 0);
      const names = [chat.general.room.name];
      return {
        rooms: [
          { id: MAIN_ROOM, names },
          ...(await Promise.all(privateRooms.map(({ people = [] }) => ids.room(people)))),
        ],
      };
    }),

    /** One of the two is who asks. */
    OpenDirect: command(pair, async (_caller, { user1, user2 }, permit) => {
      const actor = actorOf(permit);
      const own = await ids.numbers.one(actor.key);
      if (user1 === user2 || (user1 !== own && user2 !== own)) throw new Refusal('person_not_found');
      const other = await ids.bearer(user1 === own ? user2 : user1);
      if (!other) throw new Refusal('person_not_found');
      await rooms.directs.open(actor, [personKey(other)]);
      const { id } = await ids.room([actor.person, other]);
      const names = user1 === own ? [actor.person, other] : [other, actor.person];
      return { id, names: names.map(({ username }) => [username]) };
    }),

    /** Snug's own id of a room that who asks is in. */
    LookAtRoom: command(z.object({ id: z.string().max(64) }), async (_caller, { id }, permit) => ({
      roomId: id === MAIN_ROOM ? GENERAL : await privateRoom(id, actorOf(permit), rooms, ids),
    })),

    /** Newest first. */
    LoadMessages: command(page, async (_caller, { id, offset, size }, permit) => {
      const messages = await roomOf(permit).history.said.page(offset, size);
      const numbers = await ids.numbers.of(messages.map(({ author }) => personKey(author)));
      return { messages: messages.reverse().map((message) => redisMessage(message, id, numbers)) };
    }),

    SendMessage: command(spoken, async (_caller, { message, date }, permit) => {
      await roomOf(permit).send(actorOf(permit), message, { timeStamp: date * 1_000 });
      return {};
    }),

    /** Whoever may be in a room hears it from their connecting on. */
    UserEnteredRoom: command(z.object(room), () => ({})),
  };
}

/** The two people of a private room. Undefined where it is none. */
export function peopleIn({ kind, people }: ListedRoom): Person[] | undefined {
  return kind === 'direct' && people?.length === 2 ? people : undefined;
}

async function privateRoom(id: string, actor: Actor, rooms: Rooms, ids: RedisIds): Promise<string> {
  const numbers = numbersIn(id);
  const own = await ids.numbers.one(actor.key);
  if (!numbers?.includes(own)) throw new Refusal('room_not_found');
  const other = await ids.bearer(numbers[0] === own ? numbers[1] : numbers[0]);
  if (!other) throw new Refusal('room_not_found');
  return (await rooms.directs.between(actor, personKey(other))).room.roomId;
}
