import * as z from 'zod';
import { personSchema, profileSchema } from '../people';
import { type CommandShape, cursor, done, limit, nothing, roomId, seq } from './command';

/** Whom it is done to: their `personKey`, which is the `userID` but of those who only claim theirs. */
const userID = z.string().min(1).max(200).describe('Their `userID`, or the key of somebody who only claims one.');

const reason = z.string().max(500).default('');

const banSchema = z.strictObject({
  person: personSchema,
  by: personSchema,
  at: z.int(),
  until: z.int().nullable().describe('Null: for ever.'),
  reason: z.string(),
});

const reportSchema = z.strictObject({
  reportId: z.int().positive(),
  roomId: z.string(),
  seq: z.int().positive(),
  author: personSchema,
  message: z.string().describe('The text when it was reported.'),
  by: personSchema,
  at: z.int(),
  reason: z.string(),
});

const auditSchema = z.strictObject({
  auditId: z.int().positive(),
  at: z.int(),
  by: personSchema,
  action: z.string().describe('The command that did it, or what happened by itself.'),
  to: personSchema.optional().describe('Whom it was done to.'),
  roomId: z.string().optional(),
  /** Anything else that tells what was done. Never the text of a message. */
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).optional(),
});

export const moderationCommands = {
  Mute: {
    summary: 'Let someone read but not speak, in every room, for a time.',
    input: z.strictObject({ userID, minutes: z.int().min(1).max(527_040), reason }),
    output: z.strictObject({ mutedUntil: z.int() }),
    http: { method: 'PUT', path: '/users/{userID}/mute' },
  },
  Unmute: {
    summary: 'Let someone speak again.',
    input: z.strictObject({ userID }),
    output: done,
    http: { method: 'DELETE', path: '/users/{userID}/mute' },
  },
  Ban: {
    summary: 'Close the door to someone, and end their connections. Their messages stay, or go.',
    details: 'A guest is banned by address too: another guest is soon made.',
    input: z.strictObject({
      userID,
      minutes: z.int().min(1).max(527_040).optional().describe('Left out: for ever.'),
      messages: z.enum(['keep', 'remove']).default('keep'),
      reason,
    }),
    output: done,
    http: { method: 'PUT', path: '/users/{userID}/ban' },
  },
  Unban: {
    summary: 'Open the door to someone again.',
    input: z.strictObject({ userID }),
    output: done,
    http: { method: 'DELETE', path: '/users/{userID}/ban' },
  },
  ListBans: {
    summary: 'Who is banned now.',
    input: nothing,
    output: z.strictObject({ bans: z.array(banSchema) }),
    http: { method: 'GET', path: '/moderation/bans' },
  },
  Report: {
    summary: 'Show a message to the moderators.',
    details:
      'Its text is shown to them also where they are not in the room or conversation: whoever reports it chose so.',
    input: z.strictObject({ roomId, seq, reason }),
    output: done,
    http: { method: 'POST', path: '/rooms/{roomId}/messages/{seq}/report', status: 201 },
  },
  ListReports: {
    summary: 'Reports that nobody has settled yet, oldest first.',
    input: nothing,
    output: z.strictObject({ reports: z.array(reportSchema) }),
    http: { method: 'GET', path: '/moderation/reports' },
  },
  SettleReport: {
    summary: 'Take a report off the list; with `remove`, its message too.',
    input: z.strictObject({ reportId: z.int().positive(), message: z.enum(['keep', 'remove']) }),
    output: done,
    http: { method: 'POST', path: '/moderation/reports/{reportId}/settle' },
  },
  ListAudit: {
    summary: 'What moderators and owners did.',
    details: 'The newest first.',
    input: z.strictObject({ before: cursor.optional(), limit }),
    output: z.strictObject({ entries: z.array(auditSchema), next: z.string().optional() }),
    http: { method: 'GET', path: '/moderation/audit' },
  },
  LookAtPerson: {
    summary: 'Someone, with what moderators decided about them.',
    input: z.strictObject({ userID }),
    output: z.strictObject({
      person: profileSchema,
      mutedUntil: z.int().optional(),
      bannedUntil: z.int().nullable().optional().describe('Null: for ever.'),
    }),
    http: { method: 'GET', path: '/users/{userID}' },
  },
} as const satisfies Record<string, CommandShape>;
