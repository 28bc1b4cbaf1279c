import * as z from 'zod';
import { profileSchema } from '../people';
import { type CommandShape, done, nameText, roomId, secret } from './command';

const webhookSchema = z.strictObject({
  webhookId: z.string(),
  roomId: z.string(),
  name: z.string(),
  createdBy: profileSchema,
  createdAt: z.int(),
});

const text = z.string().nullish();

/** Addresses by which other programs speak in a room. */
export const webhookCommands = {
  CreateWebhook: {
    summary: 'An address that says in the room what other programs send to it. It is shown this once.',
    input: z.strictObject({ roomId, name: nameText }),
    output: z.strictObject({
      webhook: webhookSchema,
      path: z.string().describe('On this server. Whoever has it can speak in the room: keep it as a password.'),
    }),
    http: { method: 'POST', path: '/rooms/{roomId}/webhooks', status: 201 },
  },
  ListWebhooks: {
    summary: 'The webhooks of a room.',
    input: z.strictObject({ roomId }),
    output: z.strictObject({ webhooks: z.array(webhookSchema) }),
    http: { method: 'GET', path: '/rooms/{roomId}/webhooks' },
  },
  RevokeWebhook: {
    summary: 'Take nothing from this webhook any more. What it said stays.',
    input: z.strictObject({ roomId, webhookId: z.string().max(64) }),
    output: done,
    http: { method: 'DELETE', path: '/rooms/{roomId}/webhooks/{webhookId}' },
  },
  PostByWebhook: {
    summary: 'Say something in the room of a webhook. Who has the address needs no session.',
    details:
      'Takes what senders of "incoming webhooks" send: this JSON, a form with the same fields or with the JSON as `payload`, or ' +
      'plain text. Links as `<https://example.org|words>`, and `&amp;`, `&lt;` and `&gt;`, become what they stand for, but in ' +
      'plain text. Avatars are never loaded; they and all other fields are taken and dropped. ' +
      'Answers `ok` in plain text, or the JSON where `Accept` takes no plain text.',
    input: z.looseObject({
      secret,
      text: text.describe('What to say.'),
      username: nameText
        .nullish()
        .describe('Under which name. Left out, or where somebody else bears it: the name of the webhook.'),
      attachments: z
        .array(z.looseObject({ pretext: text, title: text, text, fallback: text }))
        .nullish()
        .describe('Said line by line, where there is no `text`.'),
      clientId: z
        .string()
        .min(1)
        .max(64)
        .optional()
        .describe('An id of your own for this message, so that a retry is said once.'),
    }),
    output: z.strictObject({ id: z.uuid(), seq: z.int().positive(), sentAt: z.int() }),
    http: { method: 'POST', path: '/hooks/{secret}', isLenient: true },
    onlyByHttp: true,
  },
} as const satisfies Record<string, CommandShape>;
