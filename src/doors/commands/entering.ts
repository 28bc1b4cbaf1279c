import type { Asker } from '../../domain/authority/actor';
import type { Chat } from '../../domain/chat';
import type { ConnectedClient } from '../../domain/connected-clients';
import type { People } from '../../domain/people/people';
import type { Entrance } from '../../domain/room/entrance';
import { type CommandInput, type CommandName, type CommandOutput, Refusal, type UserData } from '../../protocol/index';
import type { Caller, Commands } from '../dispatch';
import { changeOnWire, messageOnWire } from './message-on-wire';
import { actorOf, roomOf } from './permitted';
import { type Runs, withShapes } from './runs';

/** A connection of the delta feed. */
export interface DeltaCaller extends Caller {
  readonly asker: ConnectedClient;
  tellUserData(userData: UserData): void;
  /** From now on, what happens in the room reaches this connection. */
  listen(roomId: string): void;
  /** From now on, it is told only that something happens there. */
  lookAway(roomId: string): void;
}

/** What only a connection can do, beside all that every door offers. */
export function deltaCommands(chat: Chat, people: People, others: Commands<Caller>): Commands<DeltaCaller> {
  const runs: Runs<'CreateUserData' | 'UserEnteredRoom' | 'LookAway', DeltaCaller> = {
    async CreateUserData(caller) {
      const userData = await people.createUserData();
      caller.tellUserData(userData);
      return userData;
    },

    async UserEnteredRoom(caller, { since }, permit) {
      const [room, actor] = [roomOf(permit), actorOf(permit)];
      return entranceOnWire(await chat.enter(caller.asker, room, actor, since, () => caller.listen(room.room.roomId)));
    },

    LookAway(caller, { roomId }) {
      chat.lookAway(caller.asker, roomId);
      caller.lookAway(roomId);
      return {};
    },
  };
  return { ...others, ...withShapes(runs) };
}

/** Who asks: whoever the connection is, but for who comes in with an identity of their own and its token. */
export async function identify(
  people: People,
  client: ConnectedClient,
  command: string,
  input: unknown,
): Promise<Asker> {
  if (command !== ('UserEnteredRoom' satisfies CommandName)) return client;
  const identity = input as CommandInput<'UserEnteredRoom'>;
  if (!('token' in identity)) return client;
  // A session says who its connection is.
  if (client.actor?.session !== undefined) throw new Refusal('invalid_payload');
  const { connectionId, address } = client;
  return { connectionId, address, actor: await people.proveGuest(identity, address) };
}

function entranceOnWire(entrance: Entrance): CommandOutput<'UserEnteredRoom'> {
  if ('changes' in entrance) return { ...entrance, changes: entrance.changes.map(changeOnWire) };
  const { messages, resync, ...known } = entrance;
  return { ...known, messages: messages.map(messageOnWire), ...(resync ? { resync } : {}) };
}
