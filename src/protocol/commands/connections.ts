import * as z from 'zod';
import { personSchema } from '../people';
import { type CommandShape, done, nothing } from './command';

const connectionID = z.string().min(1).max(64).describe('As `/ws` tells it to the connection itself.');

/** Plain WebSockets: what opens one, and what an owner does with one. */
export const connectionCommands = {
  CreateTicket: {
    summary: 'A ticket that opens one plain WebSocket as you, within a minute.',
    details:
      'For who can put it only into the address: `/ws?ticket=…`. Whoever reads the address later reads nothing of use.',
    input: nothing,
    output: z.strictObject({ ticket: z.string(), expiresAt: z.int().describe('In Unix milliseconds.') }),
    http: { method: 'POST', path: '/session/ticket', status: 201 },
  },
  LookAtConnection: {
    summary: 'A plain WebSocket that is open.',
    input: z.strictObject({ connectionID }),
    output: z.strictObject({
      connectionID: z.string(),
      connectedAt: z.iso.datetime(),
      lastActiveAt: z.iso.datetime().describe('When it last sent something.'),
      identity: z.strictObject({ sourceIp: z.string(), userAgent: z.string() }),
      format: z.enum(['text', 'json']).describe('What it is told: bare texts, or events.'),
      person: personSchema.optional().describe('Who it is, where it has said so or something else.'),
    }),
    http: { method: 'GET', path: '/connections/{connectionID}' },
  },
  SendToConnection: {
    summary: 'Say something to one plain WebSocket alone.',
    details:
      'The text is `message`, or `data`. Where the connection is told events, it comes as `{ event: "Told", message }`.',
    input: z
      .strictObject({ connectionID, message: z.string().optional(), data: z.string().optional() })
      .refine(({ message, data }) => (message === undefined) !== (data === undefined), 'Give `message` or `data`.'),
    output: done,
    http: { method: 'POST', path: '/connections/{connectionID}' },
  },
  CloseConnection: {
    summary: 'Close one plain WebSocket.',
    input: z.strictObject({ connectionID }),
    output: done,
    http: { method: 'DELETE', path: '/connections/{connectionID}' },
  },
} as const satisfies Record<string, CommandShape>;
