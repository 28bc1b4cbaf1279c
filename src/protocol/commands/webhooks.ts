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

const outgoingSchema = z.strictObject({
  webhookId: z.string(),
  roomId: z.string(),
  url: z.string(),
  createdBy: profileSchema,
  createdAt: z.int(),
  failingSince: z.int().optional().describe('Since when it takes nothing. What is said meanwhile is tried again.'),
  disabledAt: z.int().optional().describe('When it was given up. Remove it, and make another.'),
});

const text = z.string().nullish();

/** Addresses by which other programs speak in a room, and addresses elsewhere that are told what is said there. */
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
  CreateOutgoingWebhook: {
    summary: 'Send an address elsewhere what people say in the room from now on.',
    details:
      'Each message is posted as JSON: `event` (`message`), `room`, `id`, `seq`, `author`, `text`, `sentAt` and perhaps `replyTo`; ' +
      'not what bots and webhooks say. `X-Snug-Signature: t=…,v1=…` is the HMAC-SHA-256, in hex, of `t`, a dot and the body, with ' +
      'the secret; `t` is in Unix seconds. Any answer but a 2xx is a failure: the message is sent again, up to 20 times in about ' +
      'two hours, and the next ones wait. An address that takes nothing for a day, or answers 410, is given up.',
    input: z.strictObject({ roomId, url: z.string().max(2_000) }),
    output: z.strictObject({ webhook: outgoingSchema, secret: z.string().describe('It is shown this once.') }),
    http: { method: 'POST', path: '/rooms/{roomId}/outgoing-webhooks', status: 201 },
  },
  ListOutgoingWebhooks: {
    summary: 'The addresses elsewhere that are sent what is said in a room.',
    input: z.strictObject({ roomId }),
    output: z.strictObject({ webhooks: z.array(outgoingSchema) }),
    http: { method: 'GET', path: '/rooms/{roomId}/outgoing-webhooks' },
  },
  RemoveOutgoingWebhook: {
    summary: 'Send this address nothing more.',
    input: z.strictObject({ roomId, webhookId: z.string().max(64) }),
    output: done,
    http: { method: 'DELETE', path: '/rooms/{roomId}/outgoing-webhooks/{webhookId}' },
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
