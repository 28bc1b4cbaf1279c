import * as z from 'zod';
import { profileSchema, roleSchema } from '../people';
import {
  accountID,
  type CommandShape,
  cursor,
  done,
  limit,
  nameText,
  nothing,
  passwordText,
  secret,
  userID,
} from './command';

/**
 * Who the caller is now. A program that asks for a `token` carries it from then on (`Authorization: Bearer`, or `auth.token` of
 * the socket's handshake); a browser is given a cookie instead, which no script can read.
 */
const signedIn = z.strictObject({ you: profileSchema, token: z.string().optional() });

const asProgram = z.boolean().default(false).describe('Whether to answer with a token, instead of a cookie.');

const invite = secret.optional().describe('The code of an invite, where nobody comes in without one.');

const messages = z.enum(['keep', 'remove']).describe('What becomes of the messages of who leaves.');

export const peopleCommands = {
  WhoAmI: {
    summary: 'Who the session says you are, and what this installation asks of who comes.',
    input: nothing,
    output: z.strictObject({
      you: profileSchema.nullable(),
      access: z.enum(['open', 'invite']).describe('With `invite` nobody comes in without one.'),
      mutedUntil: z.int().optional().describe('Until when you may not speak.'),
      suggestedName: z.string().describe('A name to suggest to who has none.'),
      largestFile: z.int().describe('How many bytes a file may have.'),
    }),
    http: { method: 'GET', path: '/session' },
  },
  BecomeGuest: {
    summary: 'Come as a guest, and be known by a session from then on.',
    input: z.strictObject({
      username: nameText,
      identity: z
        .strictObject({ userID, token: secret })
        .optional()
        .describe('As `CreateUserData` gave it: the guest is then that one.'),
      invite,
      asProgram,
    }),
    output: signedIn,
    http: { method: 'POST', path: '/session/guest', status: 201 },
    onlyByHttp: true,
  },
  Register: {
    summary: 'Take a name and a password. A guest who does so stays who they are, with their messages.',
    input: z.strictObject({ username: nameText, password: passwordText, invite, asProgram }),
    output: signedIn,
    http: { method: 'POST', path: '/users', status: 201 },
    onlyByHttp: true,
  },
  LogIn: {
    summary: 'Come back by name and password.',
    input: z.strictObject({ username: nameText, password: passwordText, asProgram }),
    output: signedIn,
    http: { method: 'POST', path: '/session', status: 201 },
    onlyByHttp: true,
  },
  LogOut: {
    summary: 'End this session. Its connections are closed.',
    input: nothing,
    output: done,
    http: { method: 'DELETE', path: '/session' },
    onlyByHttp: true,
  },
  LogOutEverywhere: {
    summary: 'End every session of yours. All your connections are closed.',
    input: nothing,
    output: done,
    http: { method: 'DELETE', path: '/sessions' },
    onlyByHttp: true,
  },
  ChangePassword: {
    summary: 'Take another password. Every other session of yours ends.',
    input: z.strictObject({ current: passwordText, password: passwordText, asProgram }),
    output: signedIn,
    http: { method: 'PUT', path: '/users/me/password' },
    onlyByHttp: true,
  },
  ChangeProfile: {
    summary: 'Change your name, colour or status line. What is left out stays; null takes it away.',
    input: z.strictObject({
      username: nameText.optional(),
      colour: z.int().min(0).max(359).nullable().optional(),
      status: z.string().max(1_000).nullable().optional(),
    }),
    output: z.strictObject({ you: profileSchema }),
    http: { method: 'PATCH', path: '/users/me' },
  },
  RemoveYourself: {
    summary: 'Leave for good. Your messages stay as of "someone who left", or go.',
    input: z.strictObject({
      password: passwordText.optional().describe('It is asked of those who have one.'),
      messages,
    }),
    output: done,
    http: { method: 'POST', path: '/users/me/remove' },
    onlyByHttp: true,
  },
  ListPeople: {
    summary: 'People with an account, by name.',
    input: z.strictObject({
      query: z.string().max(100).default('').describe('A part of the name. If empty, everyone is found.'),
      after: cursor.optional(),
      limit,
    }),
    output: z.strictObject({ people: z.array(profileSchema), next: z.string().optional() }),
    http: { method: 'GET', path: '/users' },
  },
  ListOnline: {
    summary: 'Who of the people that share a room with you is connected.',
    input: nothing,
    output: z.strictObject({ people: z.array(profileSchema) }),
    http: { method: 'GET', path: '/users/online' },
  },
  RemovePerson: {
    summary: 'Remove someone’s account. Their messages stay as of "someone who left", or go.',
    input: z.strictObject({ userID: accountID, messages }),
    output: done,
    http: { method: 'DELETE', path: '/users/{userID}' },
  },
  RemoveEveryone: {
    summary: 'Remove every account but your own, and end every guest’s session. Their messages stay.',
    input: nothing,
    output: z.strictObject({ removed: z.int() }),
    http: { method: 'DELETE', path: '/users' },
  },
  ChangeRole: {
    summary: 'Make someone with an account a member, a moderator or an owner. The last owner stays one.',
    input: z.strictObject({ userID, role: roleSchema.exclude(['guest']) }),
    output: done,
    http: { method: 'PUT', path: '/users/{userID}/role' },
  },
  SetUp: {
    summary: 'Become the owner of a new installation, once.',
    details: 'The secret is in the link that the first start prints.',
    input: z.strictObject({ secret, username: nameText, password: passwordText, asProgram }),
    output: signedIn,
    http: { method: 'POST', path: '/set-up', status: 201 },
    onlyByHttp: true,
  },
  MakePasswordReset: {
    summary: 'A secret that lets someone choose a new password, once, for a day. Give it to them yourself.',
    input: z.strictObject({ userID }),
    output: z.strictObject({ secret: z.string(), expiresAt: z.int().describe('In Unix milliseconds.') }),
    http: { method: 'POST', path: '/users/{userID}/password-reset', status: 201 },
  },
  ResetPassword: {
    summary: 'Choose a new password with such a secret. Every session from before ends.',
    input: z.strictObject({ secret, password: passwordText, asProgram }),
    output: signedIn,
    http: { method: 'POST', path: '/password-reset', status: 201 },
    onlyByHttp: true,
  },
} as const satisfies Record<string, CommandShape>;
