import * as z from 'zod';
import { attachmentSchema } from './files';
import { UNREAD_MAX } from './limits';
import { personSchema, roleSchema } from './people';

/**
 * A position in a room's one order of changes. `epoch` names the history: another epoch means another one. `run` names the run of
 * the server that told it; who gives it back with `since` is also told where that run came further than this history did.
 */
export const headSchema = z.strictObject({
  epoch: z.string().max(64),
  seq: z.int().min(0),
  run: z.string().max(64).optional(),
});

export type Head = z.infer<typeof headSchema>;

/** One emoji on a message, and who put it there, first one first. */
export const reactionSchema = z.strictObject({ emoji: z.string(), by: z.array(personSchema) });

export type Reaction = z.infer<typeof reactionSchema>;

/** A message, or a notice that someone entered or left, as it is now. What has no value is left out. */
export const messageSchema = z.strictObject({
  id: z.uuid(),
  seq: z.int().positive().describe('Where it was sent. It never changes: in its room it is the message’s address.'),
  changedSeq: z.int().positive().describe('Where it last changed.'),
  kind: z.enum(['message', 'entered', 'left']),
  author: personSchema,
  message: z.string(),
  sentAt: z.int().describe('The server’s time, in Unix milliseconds.'),
  clientId: z.string().optional().describe('The sender’s own id for it, by which the sender recognises it.'),
  replyTo: z.int().positive().optional().describe('The `seq` of the message that this one answers. It may be gone.'),
  mentions: z
    .array(z.string())
    .optional()
    .describe('The key of each whose name it mentions: their `userID`, unless it is only claimed.'),
  reactions: z.array(reactionSchema).optional(),
  attachments: z.array(attachmentSchema).optional().describe('Its files, in the order in which it was sent with them.'),
  editedAt: z.int().optional().describe('When it was last edited, in Unix milliseconds.'),
  pinned: z.literal(true).optional().describe('It is kept in view for everyone in the room.'),
  deleted: z
    .literal(true)
    .optional()
    .describe('It was deleted: its text is empty, its files are gone, and it stays so.'),
});

export type Message = z.infer<typeof messageSchema>;

/** One change of a room. Applying a change twice leaves the same state as applying it once. */
export const changeSchema = z.discriminatedUnion('type', [
  /** The message is new, or is now like this. */
  z.strictObject({ type: z.literal('message'), seq: z.int().positive(), message: messageSchema }),
  /** Every message before this is hidden. */
  z.strictObject({ type: z.literal('cleared'), seq: z.int().positive(), by: personSchema.nullable() }),
  /** What the last clear hid is back: whoever keeps the room has to start afresh. */
  z.strictObject({ type: z.literal('restored'), seq: z.int().positive(), by: personSchema.nullable() }),
  /** Every message that this author (a `personKey`) sent before is gone. */
  z.strictObject({ type: z.literal('swept'), seq: z.int().positive(), author: z.string() }),
]);

export type Change = z.infer<typeof changeSchema>;

/** `general` is the one that everyone is in; `direct` is between the people who are its members. */
export const roomKinds = ['general', 'public', 'private', 'direct'] as const;

export type RoomKind = (typeof roomKinds)[number];

export const roomSchema = z.strictObject({
  roomId: z.string(),
  name: z.string().describe('Empty for a direct conversation: each of its people calls it by the others.'),
  kind: z.enum(roomKinds),
  topic: z.string().optional(),
  speakers: roleSchema
    .exclude(['guest'])
    .optional()
    .describe('The least role that may speak, where not everyone in the room may.'),
  clearers: roleSchema
    .exclude(['guest'])
    .optional()
    .describe('The least role that may clear the room, where not everyone in it may.'),
  slowModeSeconds: z
    .int()
    .positive()
    .optional()
    .describe('How long someone has to wait between two messages, in seconds.'),
  archived: z.literal(true).optional().describe('Nobody can speak in it, and it is listed apart.'),
  host: z.string().optional().describe('The key of who made it, and may change it.'),
});

export type Room = z.infer<typeof roomSchema>;

/** What of a room somebody wants to be notified of: everything, what mentions them, or nothing. */
export const notifySchema = z.enum(['all', 'mentions', 'none']);

export type Notify = z.infer<typeof notifySchema>;

/** A room in somebody's list, and how far they have read it. */
export const listedRoomSchema = roomSchema.extend({
  head: headSchema,
  readSeq: z.int().min(0).describe('Messages up to this `seq` are read.'),
  unread: z.int().min(0).describe(`Messages after it that others wrote, counted up to ${UNREAD_MAX}.`),
  mentions: z.int().min(0).describe('How many of them mention the person.'),
  people: z.array(personSchema).optional().describe('Of a direct conversation: its people.'),
  notify: notifySchema
    .optional()
    .describe('What they want to be notified of. Left out: all of a direct conversation, else mentions.'),
});

export type ListedRoom = z.infer<typeof listedRoomSchema>;
