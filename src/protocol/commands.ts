import * as z from 'zod';
import { GENERAL, PAGE_MAX, PAGE_SIZE } from './limits';
import { personSchema, userDataSchema } from './people';
import { changeSchema, headSchema, messageSchema, roomSchema } from './rooms';

/**
 * What clients of the delta feed may ask, one entry a command: the shape of its payload and of its answer.
 * A payload with anything missing, malformed or extra is refused with `invalid_payload`.
 */

const roomId = z.string().min(1).max(64).default(GENERAL);

/** Everything a client needs to show a room it knows nothing of. `messages` is the newest page, oldest first. */
const freshRoom = z.strictObject({
  room: roomSchema,
  head: headSchema,
  people: z.array(personSchema),
  /** The person as the room knows them: the name is the normalised one. */
  you: personSchema,
  messages: z.array(messageSchema),
  hasOlder: z.boolean(),
  /** Set when the client asked for what changed since a head, and has to start afresh instead. */
  resync: z.literal(true).optional(),
});

/** What changed since the head that the client named, in `seq` order. Whole: nothing between is missing. */
const resumedRoom = z.strictObject({
  room: roomSchema,
  head: headSchema,
  people: z.array(personSchema),
  you: personSchema,
  changes: z.array(changeSchema),
});

export const commands = {
  /** A new identity with a suggested name. Also sent to the requester as the event `SetUserData`. */
  CreateUserData: {
    input: z.undefined(),
    output: userDataSchema,
  },
  /**
   * Come in. With `since`, the answer is what changed since then, unless that cannot be told whole. Entering again
   * adds no notice, so this is also how a client that sees a gap, or comes back, closes it.
   */
  UserEnteredRoom: {
    input: z.strictObject({
      userID: z.uuid(),
      username: z.string().max(1_000),
      token: z.string().max(200),
      roomId,
      since: headSchema.optional(),
    }),
    output: z.union([freshRoom, resumedRoom]),
  },
  /** Send a message. A retry with the same `clientId` answers what the first answered and adds nothing. */
  SendMessage: {
    input: z.strictObject({
      roomId,
      clientId: z.string().min(1).max(64),
      message: z.string(),
    }),
    output: z.strictObject({ id: z.uuid(), seq: z.int(), sentAt: z.int() }),
  },
  /** The page of messages that stands before the message with the `seq` `before`, oldest first. */
  LoadMessages: {
    input: z.strictObject({
      roomId,
      before: z.int().positive(),
      limit: z.int().min(1).max(PAGE_MAX).default(PAGE_SIZE),
    }),
    output: z.strictObject({ messages: z.array(messageSchema), hasOlder: z.boolean() }),
  },
  /** Empty the room for everyone. The store keeps what was in it, so that the owner can undo this. */
  ClearChat: {
    input: z.strictObject({ roomId }).optional(),
    output: z.strictObject({ seq: z.int() }),
  },
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType }>;

export type CommandName = keyof typeof commands;
/** A payload as a client writes it: what has a default may be left out. */
export type CommandPayload<C extends CommandName> = z.input<(typeof commands)[C]['input']>;
/** A payload as the server reads it. */
export type CommandInput<C extends CommandName> = z.output<(typeof commands)[C]['input']>;
export type CommandOutput<C extends CommandName> = z.output<(typeof commands)[C]['output']>;
