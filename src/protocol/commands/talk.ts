import * as z from 'zod';
import { attachedSchema } from '../files';
import { profileSchema, userDataSchema } from '../people';
import { changeSchema, headSchema, messageSchema, roomSchema } from '../rooms';
import {
  type CommandShape,
  cursor,
  done,
  limit,
  nameText,
  nothing,
  roomIdOrGeneral as roomId,
  seq,
  userID,
} from './command';

/** Everything a client needs to show a room it knows nothing of. `messages` is the newest page, oldest first. */
const freshRoom = z.strictObject({
  room: roomSchema,
  head: headSchema,
  /** Who is here: of General who entered it, of another room who of its members is connected. */
  people: z.array(profileSchema),
  /** The person as the room knows them: the name is the normalised one. */
  you: profileSchema,
  messages: z.array(messageSchema),
  hasOlder: z.boolean(),
  /** Set when the client asked for what changed since a head, and has to start afresh instead. */
  resync: z.literal(true).optional(),
});

/** What changed since the head that the client named, in `seq` order. Whole: nothing between is missing. */
const resumedRoom = z.strictObject({
  room: roomSchema,
  head: headSchema,
  people: z.array(profileSchema),
  you: profileSchema,
  changes: z.array(changeSchema),
});

const page = z.strictObject({ messages: z.array(messageSchema), hasOlder: z.boolean(), hasNewer: z.boolean() });

/** Talking: entering rooms, and what happens to messages. */
export const talkCommands = {
  CreateUserData: {
    summary: 'A new identity with a suggested name, and a token that proves it. Also sent as the event SetUserData.',
    input: nothing,
    output: userDataSchema,
  },
  /**
   * With `since`, the answer is what changed since then, unless that cannot be told whole. Entering again adds no
   * notice, so this is also how a client that sees a gap, or comes back, closes it. Whoever connected with a session
   * gives no identity.
   */
  UserEnteredRoom: {
    summary: 'Come into a room, and be told what happens in it from then on.',
    input: z.union([
      z.strictObject({ userID, username: nameText, token: z.string().max(200), roomId, since: headSchema.optional() }),
      z.strictObject({ roomId, since: headSchema.optional() }),
    ]),
    output: z.union([freshRoom, resumedRoom]),
  },
  /** The person stays a member and here; only this connection is no longer told. */
  LookAway: {
    summary: 'No longer be told what happens in a room, only that something does.',
    input: z.strictObject({ roomId }),
    output: done,
  },
  SendMessage: {
    summary: 'Send a message. A retry with the same clientId answers what the first answered and adds nothing.',
    input: z.strictObject({
      roomId,
      clientId: z.string().min(1).max(64).describe('An id of your own for this message, another for every message.'),
      message: z.string().describe('It may be empty where there are attachments.'),
      replyTo: seq.optional().describe('The message that this one answers.'),
      attachments: attachedSchema
        .optional()
        .describe('Files that you uploaded to this room and have sent with no other message.'),
    }),
    output: z.strictObject({ id: z.uuid(), seq, sentAt: z.int() }),
    http: { method: 'POST', path: '/rooms/{roomId}/messages', status: 201 },
  },
  LoadMessages: {
    summary: 'A page of messages, oldest first: those before a seq, those after one, those around one, or the newest.',
    input: z
      .strictObject({ roomId, before: seq.optional(), after: z.int().min(0).optional(), around: seq.optional(), limit })
      .refine(({ before, after, around }) => [before, after, around].filter((one) => one !== undefined).length <= 1),
    output: page,
    http: { method: 'GET', path: '/rooms/{roomId}/messages' },
  },
  LoadMessage: {
    summary: 'One message, as it is now.',
    input: z.strictObject({ roomId, seq }),
    output: z.strictObject({ message: messageSchema }),
    http: { method: 'GET', path: '/rooms/{roomId}/messages/{seq}' },
  },
  EditMessage: {
    summary: 'Give a message of your own another text. It is marked as edited.',
    input: z.strictObject({ roomId, seq, message: z.string() }),
    output: z.strictObject({ message: messageSchema }),
    http: { method: 'PATCH', path: '/rooms/{roomId}/messages/{seq}' },
  },
  DeleteMessage: {
    summary: 'Take the text of a message away for everyone. Doing so again changes nothing.',
    input: z.strictObject({ roomId, seq }),
    output: done,
    http: { method: 'DELETE', path: '/rooms/{roomId}/messages/{seq}' },
  },
  LoadEdits: {
    summary: 'The texts that a message had before, oldest first.',
    input: z.strictObject({ roomId, seq }),
    output: z.strictObject({ edits: z.array(z.strictObject({ message: z.string(), until: z.int() })) }),
    http: { method: 'GET', path: '/rooms/{roomId}/messages/{seq}/edits' },
  },
  React: {
    summary: 'Put a reaction of yours on a message. Doing so again changes nothing.',
    input: z.strictObject({ roomId, seq, emoji: z.string().max(64) }),
    output: z.strictObject({ message: messageSchema }),
    http: { method: 'PUT', path: '/rooms/{roomId}/messages/{seq}/reactions/{emoji}' },
  },
  TakeReactionBack: {
    summary: 'Take a reaction of yours off a message. Doing so again changes nothing.',
    input: z.strictObject({ roomId, seq, emoji: z.string().max(64) }),
    output: z.strictObject({ message: messageSchema }),
    http: { method: 'DELETE', path: '/rooms/{roomId}/messages/{seq}/reactions/{emoji}' },
  },
  ClearChat: {
    summary: 'Empty the room for everyone. It can be undone for ten minutes.',
    input: z.strictObject({ roomId }).optional(),
    output: z.strictObject({ seq: z.int() }),
    http: { method: 'POST', path: '/rooms/{roomId}/clear' },
  },
  UndoClear: {
    summary: 'Show again what the last clear hid, if that was less than ten minutes ago.',
    input: z.strictObject({ roomId }).optional(),
    output: z.strictObject({ seq: z.int() }),
    http: { method: 'POST', path: '/rooms/{roomId}/undo-clear' },
  },
  Type: {
    summary: 'Tell those who have the room on screen that you are typing. It holds for five seconds.',
    input: z.strictObject({ roomId }),
    output: done,
  },
  MarkRead: {
    summary: 'Say how far you have read. All your devices are told. Reading never goes back.',
    input: z.strictObject({ roomId, seq: z.int().min(0).describe('Everything up to this is read.') }),
    output: z.strictObject({ readSeq: z.int(), unread: z.int(), mentions: z.int() }),
    http: { method: 'PUT', path: '/rooms/{roomId}/read' },
  },
  Search: {
    summary: 'Find messages in every room that you are in, newest first.',
    details:
      'Words are found wherever they stand, without letter case, in every script; all of them must be there. Filters: ' +
      '`from:name`, `in:room`, `before:2026-01-31`, `after:2026-01-31`, `has:link`, `has:file`, ' +
      '`has:picture`; a name with spaces goes in quotes. Names of files are searched too. Days are those of UTC: `after` begins with its day, `before` ends ahead of it.',
    input: z.strictObject({ query: z.string().min(1).max(500), before: cursor.optional(), limit }),
    output: z.strictObject({
      found: z.array(z.strictObject({ roomId: z.string(), message: messageSchema })),
      next: z.string().optional().describe('Where the next page begins, unless this is the last.'),
    }),
    http: { method: 'GET', path: '/search' },
  },
} as const satisfies Record<string, CommandShape>;
