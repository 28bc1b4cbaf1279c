import * as z from 'zod';
import { messageSchema, notifySchema } from '../rooms';
import { type CommandShape, cursor, done, limit, roomId, seq } from './command';

/** What people mark: for all who are in a room, or for themselves alone. */
export const markCommands = {
  PinMessage: {
    summary: 'Pin a message for everyone in the room. Doing so again changes nothing.',
    input: z.strictObject({ roomId, seq }),
    output: z.strictObject({ message: messageSchema }),
    http: { method: 'PUT', path: '/rooms/{roomId}/pins/{seq}' },
  },
  UnpinMessage: {
    summary: 'Let a message be pinned no longer. Doing so again changes nothing.',
    input: z.strictObject({ roomId, seq }),
    output: z.strictObject({ message: messageSchema }),
    http: { method: 'DELETE', path: '/rooms/{roomId}/pins/{seq}' },
  },
  ListPins: {
    summary: 'The pinned messages of a room, the one that was pinned last first.',
    input: z.strictObject({ roomId }),
    output: z.strictObject({ messages: z.array(messageSchema) }),
    http: { method: 'GET', path: '/rooms/{roomId}/pins' },
  },
  AddBookmark: {
    summary: 'Keep a message for yourself. Nobody else is told. Doing so again changes nothing.',
    input: z.strictObject({ roomId, seq }),
    output: done,
    http: { method: 'PUT', path: '/bookmarks/{roomId}/{seq}' },
  },
  RemoveBookmark: {
    summary: 'Keep a message for yourself no longer. Doing so again changes nothing.',
    input: z.strictObject({ roomId, seq }),
    output: done,
    http: { method: 'DELETE', path: '/bookmarks/{roomId}/{seq}' },
  },
  ListBookmarks: {
    summary: 'The messages that you keep, the one that you kept last first.',
    details: 'Messages that are gone, and those of rooms that you are not in, are left out.',
    input: z.strictObject({ roomId: roomId.optional(), before: cursor.optional(), limit }),
    output: z.strictObject({
      found: z.array(z.strictObject({ roomId: z.string(), message: messageSchema })),
      next: z.string().optional().describe('Where the next page begins, unless this is the last.'),
    }),
    http: { method: 'GET', path: '/bookmarks' },
  },
  SetNotifications: {
    summary: 'Say what of a room you want to be notified of. All your devices are told.',
    input: z.strictObject({ roomId, notify: notifySchema }),
    output: done,
    http: { method: 'PUT', path: '/rooms/{roomId}/notifications' },
  },
} as const satisfies Record<string, CommandShape>;
