import * as z from 'zod';
import type { Actor, Asker } from '../../domain/authority/actor';
import type { Permit } from '../../domain/authority/authority';
import type { Chat } from '../../domain/chat';
import type { ConnectedClient } from '../../domain/connected-clients';
import type { People } from '../../domain/people/people';
import type { ChatRoom } from '../../domain/room/chat-room';
import { enterPayload, GENERAL, type Person, Refusal, sendPayload, type UserData } from '../../protocol/index';
import { claimant, nameless } from '../claimant';
import { type Caller, type Commands, command } from '../dispatch';

/** A connection of the full feed. */
export interface FullCaller extends Caller {
  readonly asker: ConnectedClient;
  tellUserData(userData: Pick<UserData, 'userID' | 'username'>): void;
  /** Send the whole room to this connection alone. */
  tellChatRoomData(roomId: string): void;
}

const nothing = z.undefined();

/** The commands of the full feed. Who calls is who the payload says, with no more rights than a guest has. */
export function fullCommands(chat: Chat, people: People): Commands<FullCaller> {
  return {
    CreateUserData: command(nothing, async (caller: FullCaller) => {
      const { userID, username } = await people.createUserData();
      caller.tellUserData({ userID, username });
      return { userID, username };
    }),

    UserEnteredRoom: command(enterPayload, async (caller: FullCaller, _input, permit) => {
      const { room, actor } = found(permit);
      const { isNew } = await chat.enterAs(caller.asker, room, actor);
      // A new notice brings the room to everyone. Who enters again makes none, and is told alone.
      if (!isNew) caller.tellChatRoomData(room.room.roomId);
      return {};
    }),

    SendMessage: command(sendPayload, async (_caller: FullCaller, { message, timeStamp }, permit) => {
      const { room, actor } = found(permit);
      await room.send(actor, message, { timeStamp });
      return {};
    }),

    ClearChat: command(nothing, async (caller: FullCaller, _input, permit) => {
      await found(permit).room.clear(caller.asker.rooms.get(GENERAL) ?? null);
      return {};
    }),
  };
}

/** Who asks: whom the payload claims; where it claims nobody, whom the connection entered as, or a nameless guest. */
export async function identifyClaim(chat: Chat, client: ConnectedClient, input: unknown): Promise<Asker> {
  const claim = input as Pick<Person, 'userID' | 'username'> | undefined;
  return claim ? claimant(chat, client, claim) : nameless(client, client.rooms.get(GENERAL));
}

function found({ room, actor }: Permit): { room: ChatRoom; actor: Actor } {
  if (!room || !actor) throw new Refusal('room_not_found');
  return { room, actor };
}
