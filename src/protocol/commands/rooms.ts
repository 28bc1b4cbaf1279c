import * as z from 'zod';
import { DIRECT_MAX_PEOPLE } from '../limits';
import { profileSchema, roleSchema } from '../people';
import { headSchema, listedRoomSchema, roomSchema } from '../rooms';
import { accountID, type CommandShape, cursor, done, limit, nameText, nothing, roomId, secret } from './command';

const who = z
  .enum(['everyone', ...roleSchema.exclude(['guest']).options])
  .describe('Everyone in the room may, or those of a role and above.');

const inviteSchema = z.strictObject({
  inviteId: z.string(),
  roomId: z.string(),
  createdBy: profileSchema,
  createdAt: z.int(),
  expiresAt: z.int().nullable().describe('Null: never.'),
  usesLeft: z.int().nullable().describe('Null: any number.'),
});

export const roomCommands = {
  ListRooms: {
    summary: 'The rooms and direct conversations that you are in, and how far you have read each.',
    input: nothing,
    output: z.strictObject({ rooms: z.array(listedRoomSchema) }),
    http: { method: 'GET', path: '/rooms' },
  },
  BrowseRooms: {
    summary: 'Public rooms, by name, with the number of their members.',
    input: z.strictObject({ after: cursor.optional(), limit }),
    output: z.strictObject({
      rooms: z.array(roomSchema.extend({ members: z.int(), isMember: z.boolean() })),
      next: z.string().optional(),
    }),
    http: { method: 'GET', path: '/rooms/public' },
  },
  LookAtRoom: {
    summary: 'A room that you may see.',
    input: z.strictObject({ roomId }),
    output: z.strictObject({ room: roomSchema, head: headSchema }),
    http: { method: 'GET', path: '/rooms/{roomId}' },
  },
  CreateRoom: {
    summary: 'Make a room. You are its host and first member.',
    input: z.strictObject({
      name: nameText,
      kind: z.enum(['public', 'private']),
      topic: z.string().max(2_000).optional(),
    }),
    output: z.strictObject({ room: listedRoomSchema }),
    http: { method: 'POST', path: '/rooms', status: 201 },
  },
  ChangeRoom: {
    summary: 'Change a room: its name, its topic, who may speak or clear, how fast. What is left out stays.',
    input: z.strictObject({
      roomId,
      name: nameText.optional(),
      topic: z.string().max(2_000).optional(),
      speakers: who.optional(),
      clearers: who.optional(),
      slowModeSeconds: z.int().min(0).max(3_600).optional().describe('Between two messages of one person. 0: no wait.'),
      archived: z.boolean().optional(),
    }),
    output: z.strictObject({ room: roomSchema }),
    http: { method: 'PATCH', path: '/rooms/{roomId}' },
  },
  JoinRoom: {
    summary: 'Become a member of a public room.',
    input: z.strictObject({ roomId }),
    output: z.strictObject({ room: listedRoomSchema }),
    http: { method: 'POST', path: '/rooms/{roomId}/join' },
  },
  LeaveRoom: {
    summary: 'Be a member no longer. Nothing of the room reaches you from then on.',
    input: z.strictObject({ roomId }),
    output: done,
    http: { method: 'POST', path: '/rooms/{roomId}/leave' },
  },
  ListMembers: {
    summary: 'The members of a room, by name. Of General those with an account.',
    input: z.strictObject({ roomId, after: cursor.optional(), limit }),
    output: z.strictObject({ people: z.array(profileSchema), next: z.string().optional() }),
    http: { method: 'GET', path: '/rooms/{roomId}/members' },
  },
  AddMember: {
    summary: 'Bring someone with an account into a room.',
    input: z.strictObject({ roomId, userID: accountID }),
    output: done,
    http: { method: 'PUT', path: '/rooms/{roomId}/members/{userID}' },
  },
  RemoveMember: {
    summary: 'Put someone out of a room. Nothing of it reaches them from then on.',
    input: z.strictObject({ roomId, userID: accountID }),
    output: done,
    http: { method: 'DELETE', path: '/rooms/{roomId}/members/{userID}' },
  },
  OpenDirect: {
    summary: 'The direct conversation between you and these people. There is one, however often it is opened.',
    input: z.strictObject({
      userIDs: z
        .array(accountID)
        .min(1)
        .max(DIRECT_MAX_PEOPLE - 1),
    }),
    output: z.strictObject({ room: listedRoomSchema }),
    http: { method: 'POST', path: '/direct', status: 201 },
  },
  CreateInvite: {
    summary: 'A code that lets whoever has it into the room, and into the installation. It is shown this once.',
    input: z.strictObject({
      roomId,
      expiresInMs: z
        .int()
        .min(60_000)
        .max(366 * 86_400_000)
        .optional()
        .describe('Left out: it does not expire.'),
      uses: z.int().min(1).max(10_000).optional().describe('Left out: any number.'),
    }),
    output: z.strictObject({ invite: inviteSchema, code: z.string() }),
    http: { method: 'POST', path: '/rooms/{roomId}/invites', status: 201 },
  },
  ListInvites: {
    summary: 'The invites of a room that can still be used.',
    input: z.strictObject({ roomId }),
    output: z.strictObject({ invites: z.array(inviteSchema) }),
    http: { method: 'GET', path: '/rooms/{roomId}/invites' },
  },
  RevokeInvite: {
    summary: 'Let nobody in by this invite any more.',
    input: z.strictObject({ roomId, inviteId: z.string().max(64) }),
    output: done,
    http: { method: 'DELETE', path: '/rooms/{roomId}/invites/{inviteId}' },
  },
  /** Asked before coming in, so that one knows where to. */
  LookAtInvite: {
    summary: 'The room that an invite leads to.',
    input: z.strictObject({ code: secret }),
    output: z.strictObject({ roomId: z.string(), name: z.string() }),
    http: { method: 'GET', path: '/invites/{code}' },
  },
  RedeemInvite: {
    summary: 'Become a member of the room that an invite leads to. Who is one already uses nothing up.',
    input: z.strictObject({ code: secret }),
    output: z.strictObject({ room: listedRoomSchema }),
    http: { method: 'POST', path: '/invites/{code}' },
  },
} as const satisfies Record<string, CommandShape>;
