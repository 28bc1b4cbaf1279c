import type { Chat, Entrance } from '../../domain/chat';
import { type CommandName, type CommandOutput, commands, GENERAL, type UserData } from '../../protocol/index';
import { type Caller, type Command, command } from '../dispatch';
import { changeOnWire, messageOnWire } from './delta-feed';

/** A caller on the delta feed. */
export interface DeltaCaller extends Caller {
  tellUserData(userData: UserData): void;
  /** From now on, what happens in the room reaches this connection. */
  listen(roomId: string): void;
}

/** The commands of the delta feed, as calls of the domain. */
export function deltaCommands(chat: Chat): Record<CommandName, Command<DeltaCaller>> {
  return {
    CreateUserData: command(commands.CreateUserData.input, (caller: DeltaCaller): CommandOutput<'CreateUserData'> => {
      const userData = chat.createUserData();
      caller.tellUserData(userData);
      return userData;
    }),

    UserEnteredRoom: command(commands.UserEnteredRoom.input, async (caller: DeltaCaller, input) => {
      const { roomId, since, ...identity } = input;
      const entrance = await chat.enter(caller.client, roomId, identity, since);
      // In the same turn of the event loop as the answer is made, so that no change falls between the two.
      caller.listen(roomId);
      return entranceOnWire(entrance);
    }),

    SendMessage: command(commands.SendMessage.input, async (caller: DeltaCaller, input) => {
      const { id, seq, sentAt } = await chat.send(caller.client, input.roomId, input.message, input.clientId);
      return { id, seq, sentAt } satisfies CommandOutput<'SendMessage'>;
    }),

    LoadMessages: command(commands.LoadMessages.input, async (caller: DeltaCaller, input) => {
      const { messages, hasOlder } = await chat.page(caller.client, input.roomId, input.before, input.limit);
      return { messages: messages.map(messageOnWire), hasOlder } satisfies CommandOutput<'LoadMessages'>;
    }),

    ClearChat: command(
      commands.ClearChat.input,
      (caller: DeltaCaller, input): Promise<CommandOutput<'ClearChat'>> =>
        chat.clear(caller.client, input?.roomId ?? GENERAL),
    ),
  };
}

function entranceOnWire(entrance: Entrance): CommandOutput<'UserEnteredRoom'> {
  if ('changes' in entrance) return { ...entrance, changes: entrance.changes.map(changeOnWire) };
  const { messages, resync, ...known } = entrance;
  return { ...known, messages: messages.map(messageOnWire), ...(resync ? { resync } : {}) };
}
