import * as z from 'zod';
import { personSchema } from './people';

/** A position in a room's one order of changes. `epoch` names the database: another epoch means another history. */
export const headSchema = z.strictObject({
  epoch: z.string().max(64),
  seq: z.int().min(0),
});

export type Head = z.infer<typeof headSchema>;

/**
 * A message, or a notice that someone entered or left, as it is now.
 *
 * `seq` is where it was sent and never changes; `changedSeq` is where it last changed. `sentAt` is the server's time
 * in Unix milliseconds. `clientId` is the sender's own id for it, by which the sender recognises it.
 */
export const messageSchema = z.strictObject({
  id: z.uuid(),
  seq: z.int().positive(),
  changedSeq: z.int().positive(),
  kind: z.enum(['message', 'entered', 'left']),
  author: personSchema,
  message: z.string(),
  sentAt: z.int(),
  clientId: z.string().optional(),
});

export type Message = z.infer<typeof messageSchema>;

/** One change of a room. Applying a change twice leaves the same state as applying it once. */
export const changeSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('message'), seq: z.int().positive(), message: messageSchema }),
  z.strictObject({ type: z.literal('cleared'), seq: z.int().positive(), by: personSchema.nullable() }),
]);

export type Change = z.infer<typeof changeSchema>;

export const roomSchema = z.strictObject({ roomId: z.string(), name: z.string() });

export type Room = z.infer<typeof roomSchema>;
