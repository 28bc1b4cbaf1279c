import { randomUUID } from 'node:crypto';
import { type CommandName, type CommandPayload, GENERAL } from '../../../src/protocol/index';
import { answerTo } from '../../support/asking';
import type { Player } from '../../support/cast';
import type { outsideRooms, RoomCommand } from './expectations';
import { NOWHERE, type Scene, type Spot } from './scene';

type Made<C extends CommandName> = CommandPayload<C> | Promise<CommandPayload<C>>;

/** How a command is tried: with what should work, so that only who tries it decides. */
export interface Attempt<C extends CommandName> {
  payload(scene: Scene, by: Player | undefined): Made<C>;
  /** It ends or changes who tries it: somebody new does. */
  isLast?: true;
  /** It ends everyone: a scene of its own. */
  isEnd?: true;
}

export interface RoomAttempt<C extends CommandName> {
  payload(spot: Spot, scene: Scene, by: Player | undefined): Made<C>;
  /** Put things back after it was let happen. */
  undo?(spot: Spot, by: Player, scene: Scene): Promise<unknown>;
}

const nothing = { payload: () => undefined };
const last = { payload: () => undefined, isLast: true } as const;
const asProgram = true;
const aNewPerson = async (scene: Scene) => ({ userID: (await scene.cast.member('somebody')).userID });

const aNewBot = async ({ cast, people: { owner } }: Scene) => ({ userID: (await cast.bot(owner, ['read'])).userID });

export const attempts: { [C in keyof typeof outsideRooms]: Attempt<C> } = {
  WhoAmI: nothing,
  CreateUserData: nothing,
  BecomeGuest: { payload: ({ cast }) => ({ username: cast.newName('new guest'), asProgram }), isLast: true },
  Register: {
    payload: ({ cast }) => ({ username: cast.newName('new member'), password: 'a long password', asProgram }),
    isLast: true,
  },
  LogIn: {
    payload: ({ people: { stranger } }) => ({ username: stranger.username, password: stranger.password, asProgram }),
    isLast: true,
  },
  SetUp: {
    payload: ({ server, cast }) => ({
      secret: server.setUpSecret ?? '',
      username: cast.newName('usurper'),
      password: 'a long password',
      asProgram,
    }),
    isLast: true,
  },
  ResetPassword: {
    payload: async (scene) => {
      const somebody = await aNewPerson(scene);
      const { secret } = await answerTo(scene.people.owner.http, 'MakePasswordReset', somebody);
      return { secret, password: 'another long password', asProgram };
    },
    isLast: true,
  },
  LookAtInvite: { payload: async (scene) => ({ code: await codeInto(scene, 'den') }) },
  LogOut: last,
  LogOutEverywhere: last,
  ChangeProfile: { payload: () => ({ status: 'having tea' }) },
  RemoveYourself: {
    payload: (_scene, by) => ({ messages: 'keep' as const, ...(by ? { password: by.password } : {}) }),
    isLast: true,
  },
  ChangePassword: {
    payload: (_scene, by) => ({ current: by?.password ?? 'unknown', password: 'another long password', asProgram }),
    isLast: true,
  },
  ListOnline: nothing,
  ListPeople: { payload: () => ({}) },
  LookAtPerson: { payload: aNewPerson },
  ChangeRole: { payload: async (scene) => ({ ...(await aNewPerson(scene)), role: 'moderator' as const }) },
  MakePasswordReset: { payload: aNewPerson },
  RemovePerson: { payload: async (scene) => ({ ...(await aNewPerson(scene)), messages: 'keep' as const }) },
  RemoveEveryone: { ...nothing, isEnd: true },
  Search: { payload: () => ({ query: 'hello' }) },
  ListRooms: nothing,
  BrowseRooms: { payload: () => ({}) },
  RemoveBookmark: { payload: () => ({ roomId: GENERAL, seq: 1 }) },
  ListBookmarks: { payload: () => ({}) },
  DropFile: { payload: async ({ cast }, by) => ({ fileId: await cast.upload(by) }) },
  OpenDirect: { payload: async (scene) => ({ userIDs: [(await aNewPerson(scene)).userID] }) },
  RedeemInvite: { payload: async (scene) => ({ code: await codeInto(scene, 'den') }) },
  CreateRoom: { payload: ({ cast }) => ({ name: cast.newName('room'), kind: 'private' as const }) },
  CreateBot: { payload: ({ cast }) => ({ name: cast.newName('bot'), rights: ['read'] }) },
  ListBots: nothing,
  RenewBotToken: { payload: aNewBot },
  RevokeBotToken: { payload: aNewBot },
  PostByWebhook: {
    payload: async (scene) => {
      const { roomId, keeper } = scene.spot('den');
      const { path, webhook } = await answerTo(keeper.http, 'CreateWebhook', {
        roomId,
        name: scene.cast.newName('robot'),
      });
      return { secret: path.split('/').at(-1) ?? '', text: `hello from ${webhook.name}` };
    },
  },
  CreateTicket: nothing,
  LookAtConnection: { payload: async (scene) => ({ connectionID: await scene.connection() }) },
  SendToConnection: { payload: async (scene) => ({ connectionID: await scene.connection(), message: 'hello' }) },
  CloseConnection: { payload: async (scene) => ({ connectionID: await scene.connection() }) },
  Mute: { payload: async (scene) => ({ ...(await aNewPerson(scene)), minutes: 5 }) },
  Unmute: { payload: aNewPerson },
  Ban: { payload: aNewPerson },
  Unban: { payload: aNewPerson },
  ListBans: nothing,
  ListReports: nothing,
  SettleReport: { payload: async (scene) => ({ reportId: await aReport(scene), message: 'keep' as const }) },
  ListAudit: { payload: () => ({}) },
};

const inTheRoom = { payload: ({ roomId }: Spot) => ({ roomId }) };
const onAMessage = {
  payload: async (spot: Spot, scene: Scene) => ({ roomId: spot.roomId, seq: await scene.message(spot) }),
};
const aReaction = {
  payload: async (spot: Spot, scene: Scene) => ({ ...(await onAMessage.payload(spot, scene)), emoji: '👍' }),
};

export const roomAttempts: { [C in RoomCommand]: RoomAttempt<C> } = {
  UserEnteredRoom: inTheRoom,
  LookAway: inTheRoom,
  LoadMessages: inTheRoom,
  LoadMessage: onAMessage,
  LoadFile: { payload: async (spot, scene) => ({ fileId: await scene.file(spot) }) },
  LoadThumbnail: { payload: async (spot, scene) => ({ fileId: await scene.picture(spot) }) },
  ListFiles: { payload: ({ roomId }) => ({ roomId, kind: 'media' }) },
  UploadFile: inTheRoom,
  MarkRead: { payload: ({ roomId }) => ({ roomId, seq: 1 }) },
  SendMessage: { payload: ({ roomId }) => ({ roomId, clientId: randomUUID(), message: 'may I?' }) },
  Type: inTheRoom,
  React: aReaction,
  TakeReactionBack: aReaction,
  EditMessage: {
    payload: async (spot, scene) => ({ ...(await onAMessage.payload(spot, scene)), message: 'on second thoughts' }),
  },
  DeleteMessage: onAMessage,
  LoadEdits: onAMessage,
  ClearChat: inTheRoom,
  UndoClear: {
    payload: async (spot) => {
      // Refused where nobody may, which is what is tried.
      await spot.keeper.http.ask('ClearChat', { roomId: spot.roomId });
      return { roomId: spot.roomId };
    },
  },
  Report: onAMessage,
  PinMessage: onAMessage,
  UnpinMessage: onAMessage,
  ListPins: inTheRoom,
  AddBookmark: onAMessage,
  SetNotifications: { payload: ({ roomId }) => ({ roomId, notify: 'none' }) },
  LookAtRoom: inTheRoom,
  JoinRoom: { ...inTheRoom, undo: (spot, by, scene) => scene.takeBack(spot, by) },
  LeaveRoom: { ...inTheRoom, undo: (spot, by, scene) => scene.bringBack(spot, by) },
  ListMembers: inTheRoom,
  ChangeRoom: { payload: ({ roomId }) => ({ roomId, topic: 'tea' }) },
  AddMember: {
    payload: async ({ roomId }, scene) => ({ roomId, ...(await aNewPerson(scene)) }),
  },
  RemoveMember: {
    payload: async (spot, scene) => ({ roomId: spot.roomId, userID: (await scene.victim(spot)).userID }),
  },
  CreateInvite: { payload: ({ roomId }) => ({ roomId, uses: 1, expiresInMs: 60_000 }) },
  ListInvites: inTheRoom,
  CreateWebhook: { payload: ({ roomId }, { cast }) => ({ roomId, name: cast.newName('robot') }) },
  ListWebhooks: inTheRoom,
  CreateOutgoingWebhook: {
    payload: ({ roomId }) => ({ roomId, url: NOWHERE }),
    undo: (spot, _by, scene) => scene.sendNowhere(spot),
  },
  ListOutgoingWebhooks: inTheRoom,
  RemoveOutgoingWebhook: {
    payload: async (spot, scene) => ({ roomId: spot.roomId, webhookId: await scene.outgoing(spot) }),
    undo: (spot, _by, scene) => scene.sendNowhere(spot),
  },
  RevokeWebhook: {
    payload: async (spot, scene) => ({ roomId: spot.roomId, webhookId: await scene.webhook(spot) }),
  },
  RevokeInvite: {
    payload: async (spot, scene) => ({ roomId: spot.roomId, inviteId: await scene.invite(spot) }),
  },
};

async function aReport(scene: Scene): Promise<number> {
  const spot = scene.spot('den');
  const seq = await scene.message(spot);
  await answerTo(scene.people.host.http, 'Report', { roomId: spot.roomId, seq });
  const { reports } = await answerTo(scene.people.owner.http, 'ListReports', undefined);
  return reports.find((report) => report.seq === seq)?.reportId ?? 0;
}

async function codeInto(scene: Scene, place: 'den'): Promise<string> {
  const { roomId, keeper } = scene.spot(place);
  return (await answerTo(keeper.http, 'CreateInvite', { roomId, expiresInMs: 60_000 })).code;
}
