import type { CommandName, Role } from '../../protocol/index';
import type { Limiter, RateLimit } from '../ports';
import type { Asker } from './actor';

/** How often something may be asked for, by guests and, kinder, by those with an account. */
export interface Limits {
  guest: RateLimit;
  member: RateLimit;
}

const limits = {
  speak: { guest: { points: 30, seconds: 10 }, member: { points: 60, seconds: 10 } },
  look: { guest: { points: 120, seconds: 10 }, member: { points: 240, seconds: 10 } },
  move: { guest: { points: 60, seconds: 10 }, member: { points: 120, seconds: 10 } },
  upload: { guest: { points: 60, seconds: 60 }, member: { points: 120, seconds: 60 } },
  fetch: { guest: { points: 300, seconds: 10 }, member: { points: 600, seconds: 10 } },
  search: { guest: { points: 20, seconds: 10 }, member: { points: 40, seconds: 10 } },
  alter: { guest: { points: 30, seconds: 60 }, member: { points: 60, seconds: 60 } },
  clear: { guest: { points: 5, seconds: 60 }, member: { points: 10, seconds: 60 } },
  enlist: { guest: { points: 10, seconds: 3_600 }, member: { points: 30, seconds: 3_600 } },
  arrive: { guest: { points: 120, seconds: 60 }, member: { points: 240, seconds: 60 } },
  prove: { guest: { points: 60, seconds: 60 }, member: { points: 60, seconds: 60 } },
  post: { guest: { points: 60, seconds: 60 }, member: { points: 60, seconds: 60 } },
  moderate: { guest: { points: 60, seconds: 60 }, member: { points: 240, seconds: 60 } },
} as const satisfies Record<string, Limits>;

type Kind = keyof typeof limits;

/** What each command counts as. */
// biome-ignore format: a table, one kind a line
const kinds: Readonly<Record<CommandName, Kind>> = {
  SendMessage: 'speak', EditMessage: 'speak', DeleteMessage: 'speak', React: 'speak', TakeReactionBack: 'speak', Type: 'speak',
  UserEnteredRoom: 'move', LookAway: 'move', JoinRoom: 'move', LeaveRoom: 'move', MarkRead: 'move',
  LoadMessages: 'look', LoadMessage: 'look', LoadEdits: 'look', WhoAmI: 'look', ListPeople: 'look', ListOnline: 'look',
  ListRooms: 'look', BrowseRooms: 'look', LookAtRoom: 'look', ListMembers: 'look', ListInvites: 'look',
  ListWebhooks: 'look',
  LookAtInvite: 'look', LookAtPerson: 'look', ListBans: 'look', ListReports: 'look', ListAudit: 'look',
  PinMessage: 'alter', UnpinMessage: 'alter', ListPins: 'look',
  AddBookmark: 'move', RemoveBookmark: 'move', ListBookmarks: 'look', SetNotifications: 'alter',
  UploadFile: 'upload', DropFile: 'upload', LoadFile: 'fetch',
  LoadThumbnail: 'fetch', ListFiles: 'look',
  Search: 'search',
  ClearChat: 'clear', UndoClear: 'clear',
  CreateUserData: 'arrive', BecomeGuest: 'arrive',
  LogIn: 'prove', LogOut: 'prove', LogOutEverywhere: 'prove', ChangePassword: 'prove', SetUp: 'prove', ResetPassword: 'prove',
  RemoveYourself: 'prove', RedeemInvite: 'prove', CreateTicket: 'prove',
  Register: 'enlist', CreateRoom: 'enlist',
  ChangeProfile: 'alter', ChangeRoom: 'alter', AddMember: 'alter', OpenDirect: 'alter', CreateInvite: 'alter', Report: 'alter',
  CreateBot: 'alter', ListBots: 'look', RenewBotToken: 'moderate', RevokeBotToken: 'moderate',
  CreateOutgoingWebhook: 'alter', ListOutgoingWebhooks: 'look', RemoveOutgoingWebhook: 'moderate',
  CreateWebhook: 'alter', PostByWebhook: 'post', RevokeWebhook: 'moderate',
  RemoveMember: 'moderate', RevokeInvite: 'moderate', Mute: 'moderate', Unmute: 'moderate', Ban: 'moderate', Unban: 'moderate',
  SettleReport: 'moderate', ChangeRole: 'moderate', MakePasswordReset: 'moderate', RemovePerson: 'moderate',
  RemoveEveryone: 'moderate',
  LookAtConnection: 'moderate', SendToConnection: 'moderate', CloseConnection: 'moderate',
};

/** How often somebody may ask for this, together with all that counts as the same. */
export function limitsOf(command: CommandName): Limits {
  return limits[kinds[command]];
}

/** What one connection may ask in all; beyond `points` it is refused, beyond `abuse` it is closed. */
export const everything = { points: 1_000, seconds: 10, abuse: 10_000 } as const satisfies RateLimit;

/** Keeps everyone to a pace: what one asks for, and how often. Rejects with `rate_limited` or `abuse`. */
export class Pace {
  constructor(private readonly limiter: Limiter) {}

  /** Anything at all, by a connection. */
  async count({ connectionId }: Asker): Promise<void> {
    await this.limiter.spend('everything', connectionId, everything);
  }

  /**
   * A command: by a person, wherever they are; by an address where nobody has said who they are. Who only claims to be somebody
   * is bound by `count` alone where they do not ask whether they were refused, or what they said would be lost; else by their
   * address, since they can claim to be anybody.
   */
  async spend(command: CommandName, { actor, address, hearsRefusals }: Asker): Promise<void> {
    const isClaimed = actor?.person.claimed ?? false;
    if (isClaimed && !hearsRefusals) return;
    const kinship = kinshipOf(actor?.role);
    const who = actor && !isClaimed ? actor.key : address;
    await this.limiter.spend(`${kinds[command]} ${kinship}`, who, limitsOf(command)[kinship]);
  }
}

function kinshipOf(role: Role | undefined): 'guest' | 'member' {
  return role === undefined || role === 'guest' ? 'guest' : 'member';
}
