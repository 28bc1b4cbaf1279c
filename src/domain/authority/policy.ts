import type { CommandName, Role, RoomKind } from '../../protocol/index';

/**
 * Who may do what. Every command has its row here, and nothing else decides it.
 */
export interface Rule {
  /** The least role. `anyone`: also who has not said who they are. `nobody`: only those whom `or` names. */
  who: Role | 'anyone' | 'nobody';
  /** Who may besides, whatever their role: the message's author, the host of the room. */
  or?: 'author' | 'host';
  /**
   * How the command's room has to stand to them. `inside`: they are in it. `visible`: they are, or it is public. Whoever may
   * not see a room is answered as if there were none.
   */
  room?: 'inside' | 'visible';
  /** The kinds of room that the command is for. All, where left out. */
  kinds?: readonly RoomKind[];
  /** The setting of the room that may ask for a higher role. The room's host meets it without. */
  setting?: 'speakers' | 'clearers';
}

export type Policy = Readonly<Record<CommandName, Rule>>;

const made = ['public', 'private'] as const;
const shared = ['general', ...made] as const;

// biome-ignore format: a table, one command a line
export const policy: Policy = {
  // coming in
  WhoAmI:            { who: 'anyone' },
  CreateUserData:    { who: 'anyone' },
  BecomeGuest:       { who: 'anyone' },
  Register:          { who: 'anyone' },
  LogIn:             { who: 'anyone' },
  SetUp:             { who: 'anyone' },
  ResetPassword:     { who: 'anyone' },
  LookAtInvite:      { who: 'anyone' },
  // oneself
  LogOut:            { who: 'guest' },
  LogOutEverywhere:  { who: 'guest' },
  ChangeProfile:     { who: 'guest' },
  RemoveYourself:    { who: 'guest' },
  ChangePassword:    { who: 'member' },
  // people
  ListOnline:        { who: 'guest' },
  ListPeople:        { who: 'guest' },
  LookAtPerson:      { who: 'moderator' },
  ChangeRole:        { who: 'owner' },
  MakePasswordReset: { who: 'owner' },
  RemovePerson:      { who: 'owner' },
  RemoveEveryone:    { who: 'owner' },
  // talking
  UserEnteredRoom:   { who: 'guest', room: 'inside' },
  LookAway:          { who: 'guest', room: 'inside' },
  LoadMessages:      { who: 'guest', room: 'inside' },
  LoadMessage:       { who: 'guest', room: 'inside' },
  MarkRead:          { who: 'guest', room: 'inside' },
  Search:            { who: 'guest' },
  SendMessage:       { who: 'guest', room: 'inside', setting: 'speakers' },
  Type:              { who: 'guest', room: 'inside', setting: 'speakers' },
  React:             { who: 'guest', room: 'inside', setting: 'speakers' },
  TakeReactionBack:  { who: 'guest', room: 'inside' },
  EditMessage:       { who: 'nobody', or: 'author', room: 'inside', setting: 'speakers' },
  DeleteMessage:     { who: 'moderator', or: 'author', room: 'inside' },
  LoadEdits:         { who: 'moderator', room: 'inside' },
  ClearChat:         { who: 'guest', room: 'inside', kinds: shared, setting: 'clearers' },
  UndoClear:         { who: 'guest', room: 'inside', kinds: shared, setting: 'clearers' },
  // rooms
  ListRooms:         { who: 'guest' },
  BrowseRooms:       { who: 'guest' },
  LookAtRoom:        { who: 'guest', room: 'visible' },
  JoinRoom:          { who: 'guest', room: 'visible', kinds: ['public'] },
  LeaveRoom:         { who: 'guest', room: 'inside', kinds: [...made, 'direct'] },
  ListMembers:       { who: 'guest', room: 'inside' },
  OpenDirect:        { who: 'guest' },
  RedeemInvite:      { who: 'guest' },
  CreateRoom:        { who: 'member' },
  ChangeRoom:        { who: 'moderator', or: 'host', room: 'inside', kinds: shared },
  AddMember:         { who: 'member', room: 'inside', kinds: made },
  RemoveMember:      { who: 'moderator', or: 'host', room: 'inside', kinds: made },
  CreateInvite:      { who: 'member', room: 'inside', kinds: shared },
  ListInvites:       { who: 'moderator', or: 'host', room: 'inside', kinds: shared },
  RevokeInvite:      { who: 'moderator', or: 'host', room: 'inside', kinds: shared },
  // programs
  CreateWebhook:     { who: 'moderator', or: 'host', room: 'inside', kinds: shared },
  ListWebhooks:      { who: 'moderator', or: 'host', room: 'inside', kinds: shared },
  RevokeWebhook:     { who: 'moderator', or: 'host', room: 'inside', kinds: shared },
  PostByWebhook:     { who: 'anyone' },
  // moderation
  Report:            { who: 'guest', room: 'inside' },
  Mute:              { who: 'moderator' },
  Unmute:            { who: 'moderator' },
  Ban:               { who: 'moderator' },
  Unban:             { who: 'moderator' },
  ListBans:          { who: 'moderator' },
  ListReports:       { who: 'moderator' },
  SettleReport:      { who: 'moderator' },
  ListAudit:         { who: 'moderator' },
};

/** Whether somebody may do this to somebody else: moderators only to those below them, owners to all. */
export function mayModerate(by: Role, to: Role): boolean {
  return by === 'owner' || (by === 'moderator' && (to === 'guest' || to === 'member'));
}
