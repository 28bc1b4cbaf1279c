import * as z from 'zod';
import type { Chat } from '../../domain/chat';
import { enterPayload, GENERAL, type Person, sendPayload, type UserData } from '../../protocol/index';
import { type Caller, type Command, command } from '../dispatch';

/** A caller on the full feed. */
export interface FullCaller extends Caller {
  tellUserData(userData: Pick<UserData, 'userID' | 'username'>): void;
  /** Send the whole room to this connection alone. */
  tellChatRoomData(roomId: string): void;
}

const nothing = z.undefined();

/** The commands of the full feed. Who calls is who the payload says, with no more rights than a guest has. */
export function fullCommands(chat: Chat): Record<string, Command<FullCaller>> {
  return {
    CreateUserData: command(nothing, (caller: FullCaller) => {
      const { userID, username } = chat.createUserData();
      caller.tellUserData({ userID, username });
      return { userID, username };
    }),

    UserEnteredRoom: command(enterPayload, async (caller: FullCaller, input) => {
      const { isNew } = await chat.enterAs(caller.client, GENERAL, claimOf(input));
      // A new notice brings the room to everyone. Who enters again makes none, and is told alone.
      if (!isNew) caller.tellChatRoomData(GENERAL);
      return {};
    }),

    SendMessage: command(sendPayload, async (_caller: FullCaller, input) => {
      await chat.sendAs(GENERAL, claimOf(input), input.message, { timeStamp: input.timeStamp });
      return {};
    }),

    ClearChat: command(nothing, async (caller: FullCaller) => {
      await chat.clearOpenRoom(caller.client, GENERAL);
      return {};
    }),
  };
}

function claimOf({ userID, username }: Pick<Person, 'userID' | 'username'>): Person {
  return { userID, username, claimed: true };
}
