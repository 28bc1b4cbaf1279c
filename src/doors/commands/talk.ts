import type { Audit } from '../../domain/moderation/audit';
import type { ChatRoom, SendOptions } from '../../domain/room/chat-room';
import type { Page } from '../../domain/room/message-window';
import type { Rooms } from '../../domain/rooms/rooms';
import type { Search } from '../../domain/search/search';
import { type CommandInput, personKey, Refusal } from '../../protocol/index';
import type { Caller } from '../dispatch';
import { messageOnWire } from './message-on-wire';
import { actorOf, roomOf } from './permitted';
import type { Runs } from './runs';

type Talk =
  | 'SendMessage'
  | 'LoadMessages'
  | 'LoadMessage'
  | 'EditMessage'
  | 'DeleteMessage'
  | 'LoadEdits'
  | 'React'
  | 'TakeReactionBack'
  | 'ClearChat'
  | 'UndoClear'
  | 'Type'
  | 'MarkRead'
  | 'Search';

/** How what people do with messages is carried out: all but what only a socket can do (entering a room, looking away). */
export function talkRuns(rooms: Rooms, search: Search, audit: Audit): Runs<Talk, Caller> {
  return {
    async SendMessage(_caller, { clientId, message, replyTo, attachments }, permit) {
      const options: SendOptions = {
        clientId,
        ...(replyTo === undefined ? {} : { replyTo }),
        ...(attachments === undefined ? {} : { attachments }),
      };
      const { id, seq, sentAt } = await roomOf(permit).send(actorOf(permit), message, options);
      return { id, seq, sentAt };
    },

    async LoadMessages(_caller, input, permit) {
      const { messages, hasOlder, hasNewer } = await pageOf(roomOf(permit), input);
      return { messages: messages.map(messageOnWire), hasOlder, hasNewer };
    },

    async LoadMessage(_caller, { seq }, permit) {
      const message = await roomOf(permit).message(seq);
      if (!message) throw new Refusal('message_not_found');
      return { message: messageOnWire(message) };
    },

    async EditMessage(_caller, { seq, message }, permit) {
      return { message: messageOnWire(await roomOf(permit).edit(actorOf(permit), seq, message)) };
    },

    async DeleteMessage(_caller, { seq }, permit) {
      const [actor, room, { message }] = [actorOf(permit), roomOf(permit), permit];
      await room.delete(seq);
      if (message && !message.deleted && personKey(message.author) !== actor.key) {
        await audit.write(actor, 'DeleteMessage', { to: message.author, roomId: room.room.roomId, details: { seq } });
      }
      return {};
    },

    async LoadEdits(_caller, { seq }, permit) {
      return { edits: await roomOf(permit).edits(seq) };
    },

    async React(_caller, { seq, emoji }, permit) {
      return { message: messageOnWire(await roomOf(permit).react(actorOf(permit), seq, emoji, true)) };
    },

    async TakeReactionBack(_caller, { seq, emoji }, permit) {
      return { message: messageOnWire(await roomOf(permit).react(actorOf(permit), seq, emoji, false)) };
    },

    async ClearChat(_caller, _input, permit) {
      const [actor, room] = [actorOf(permit), roomOf(permit)];
      const { seq } = await room.clear(actor.person);
      await audit.writeIfModerator(actor, 'ClearChat', { roomId: room.room.roomId, details: { seq } });
      return { seq };
    },

    async UndoClear(_caller, _input, permit) {
      const [actor, room] = [actorOf(permit), roomOf(permit)];
      const { seq } = await room.undoClear(actor.person);
      await audit.writeIfModerator(actor, 'UndoClear', { roomId: room.room.roomId, details: { seq } });
      return { seq };
    },

    Type(_caller, _input, permit) {
      roomOf(permit).type(actorOf(permit));
      return {};
    },

    MarkRead(_caller, { seq }, permit) {
      return rooms.markRead(actorOf(permit), roomOf(permit), seq);
    },

    async Search(_caller, { query, before, limit }, permit) {
      const { found, ...rest } = await search.find(actorOf(permit), query, before, limit);
      return { found: found.map(({ roomId, message }) => ({ roomId, message: messageOnWire(message) })), ...rest };
    },
  };
}

function pageOf(
  { history }: ChatRoom,
  { before, after, around, limit }: CommandInput<'LoadMessages'>,
): Page | Promise<Page> {
  if (before !== undefined) return history.pageBefore(before, limit);
  if (after !== undefined) return history.pageAfter(after, limit);
  if (around !== undefined) return history.pageAround(around, limit);
  return history.window.newest(limit);
}
