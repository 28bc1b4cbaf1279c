import type { Permit } from '../../domain/authority/authority';
import type { Audit } from '../../domain/moderation/audit';
import type { Rooms } from '../../domain/rooms/rooms';
import type { markCommands } from '../../protocol/commands/marks';
import type { Message } from '../../protocol/index';
import type { Caller } from '../dispatch';
import { messageOnWire } from './message-on-wire';
import { actorOf, roomOf } from './permitted';
import type { Runs } from './runs';

/** How what people mark is carried out. */
export function markRuns(rooms: Rooms, audit: Audit): Runs<keyof typeof markCommands, Caller> {
  const { bookmarks } = rooms;
  return {
    PinMessage: (_caller, { seq }, permit) => pin(permit, seq, true, audit),

    UnpinMessage: (_caller, { seq }, permit) => pin(permit, seq, false, audit),

    ListPins: async (_caller, _input, permit) => ({ messages: (await roomOf(permit).pins()).map(messageOnWire) }),

    AddBookmark: async (_caller, { roomId, seq }, permit) => {
      await bookmarks.add(actorOf(permit), roomId, seq);
      return {};
    },

    RemoveBookmark: async (_caller, { roomId, seq }, permit) => {
      await bookmarks.remove(actorOf(permit), roomId, seq);
      return {};
    },

    ListBookmarks: async (_caller, { roomId, before, limit }, permit) => {
      const { found, ...rest } = await bookmarks.list(actorOf(permit), roomId, before, limit);
      return { found: found.map((one) => ({ ...one, message: messageOnWire(one.message) })), ...rest };
    },

    SetNotifications: async (_caller, { notify }, permit) => {
      await rooms.setNotify(actorOf(permit), roomOf(permit), notify);
      return {};
    },
  };
}

async function pin(permit: Permit, seq: number, isOn: boolean, audit: Audit): Promise<{ message: Message }> {
  const [actor, room] = [actorOf(permit), roomOf(permit)];
  const { message, isNew } = await room.pin(seq, isOn);
  const { roomId, kind } = room.room;
  // In a conversation it is no moderation: anyone in it may.
  if (isNew && kind !== 'direct') {
    const act = isOn ? 'PinMessage' : 'UnpinMessage';
    await audit.writeIfModerator(actor, act, { to: message.author, roomId, details: { seq } });
  }
  return { message: messageOnWire(message) };
}
