import { type BotRight, botRightSchema, type CommandName, type Role, type RoomKind } from '../../protocol/index';

/**
 * Who may do what. Every command has its row here, and nothing else decides it.
 */
export interface Rule {
  /** The least role. `anyone`: also who has not said who they are. `nobody`: only those whom `or` names. */
  who: Role | 'anyone' | 'nobody';
  /** Who may besides, whatever their role: the message's author, the host of the room. */
  or?: 'author' | 'host';
  /** The least role in a direct conversation, where it is another one there. */
  direct?: Role;
  /**
   * How the command's room has to stand to them. `inside`: they are in it. `visible`: they are, or it is public. Whoever may
   * not see a room is answered as if there were none.
   */
  room?: 'inside' | 'visible';
  /**
   * It names a file: the room is the one whose message has it. An upload that no message has is there for its uploader alone, and
   * whoever may not see a file is answered as if there were none.
   */
  about?: 'file';
  /** The kinds of room that the command is for. All, where left out. */
  kinds?: readonly RoomKind[];
  /** What there is not, for whoever may not: they are told no more than that. */
  unseen?: 'connection_not_found';
  /** The setting of the room that may ask for a higher role. The room's host meets it without. */
  setting?: 'speakers' | 'clearers';
  /** The rights of which a bot needs one, beside all that is asked of people. Where left out, no bot may. */
  bots?: readonly BotRight[];
}

export type Policy = Readonly<Record<CommandName, Rule>>;

const made = ['public', 'private'] as const;
const shared = ['general', ...made] as const;

const [read, speak, react, moderate] = [['read'], ['speak'], ['react'], ['moderate']] as const;
const anyBot = botRightSchema.options;

// biome-ignore format: a table, one command a line
export const policy: Policy = {
  // coming in
  WhoAmI:            { who: 'anyone', bots: anyBot },
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
  CreateTicket:      { who: 'guest' },
  ChangePassword:    { who: 'member' },
  // people
  ListOnline:        { who: 'guest', bots: read },
  ListPeople:        { who: 'guest', bots: read },
  LookAtPerson:      { who: 'moderator', bots: moderate },
  ChangeRole:        { who: 'owner' },
  MakePasswordReset: { who: 'owner' },
  RemovePerson:      { who: 'owner' },
  RemoveEveryone:    { who: 'owner' },
  // talking
  UserEnteredRoom:   { who: 'guest', room: 'inside', bots: read },
  LookAway:          { who: 'guest', room: 'inside', bots: read },
  LoadMessages:      { who: 'guest', room: 'inside', bots: read },
  LoadMessage:       { who: 'guest', room: 'inside', bots: read },
  LoadFile:          { who: 'guest', room: 'inside', about: 'file', bots: read },
  LoadThumbnail:     { who: 'guest', room: 'inside', about: 'file', bots: read },
  ListFiles:         { who: 'guest', room: 'inside', bots: read },
  MarkRead:          { who: 'guest', room: 'inside', bots: read },
  Search:            { who: 'guest', bots: read },
  SendMessage:       { who: 'guest', room: 'inside', setting: 'speakers', bots: speak },
  UploadFile:        { who: 'guest', room: 'inside', setting: 'speakers', bots: speak },
  DropFile:          { who: 'guest', bots: speak },
  Type:              { who: 'guest', room: 'inside', setting: 'speakers', bots: speak },
  React:             { who: 'guest', room: 'inside', setting: 'speakers', bots: react },
  TakeReactionBack:  { who: 'guest', room: 'inside', bots: react },
  EditMessage:       { who: 'nobody', or: 'author', room: 'inside', setting: 'speakers', bots: speak },
  DeleteMessage:     { who: 'moderator', or: 'author', room: 'inside', bots: [...speak, ...moderate] },
  LoadEdits:         { who: 'moderator', room: 'inside', bots: moderate },
  ClearChat:         { who: 'guest', room: 'inside', kinds: shared, setting: 'clearers', bots: moderate },
  UndoClear:         { who: 'guest', room: 'inside', kinds: shared, setting: 'clearers', bots: moderate },
  // marking
  PinMessage:        { who: 'moderator', or: 'host', direct: 'guest', room: 'inside', bots: moderate },
  UnpinMessage:      { who: 'moderator', or: 'host', direct: 'guest', room: 'inside', bots: moderate },
  ListPins:          { who: 'guest', room: 'inside', bots: read },
  AddBookmark:       { who: 'guest', room: 'inside' },
  RemoveBookmark:    { who: 'guest' },
  ListBookmarks:     { who: 'guest' },
  SetNotifications:  { who: 'guest', room: 'inside' },
  // rooms
  ListRooms:         { who: 'guest', bots: read },
  BrowseRooms:       { who: 'guest', bots: read },
  LookAtRoom:        { who: 'guest', room: 'visible', bots: read },
  JoinRoom:          { who: 'guest', room: 'visible', kinds: ['public'] },
  LeaveRoom:         { who: 'guest', room: 'inside', kinds: [...made, 'direct'] },
  ListMembers:       { who: 'guest', room: 'inside', bots: read },
  OpenDirect:        { who: 'guest' },
  RedeemInvite:      { who: 'guest' },
  CreateRoom:        { who: 'member' },
  ChangeRoom:        { who: 'moderator', or: 'host', room: 'inside', kinds: shared, bots: moderate },
  AddMember:         { who: 'member', room: 'inside', kinds: made },
  RemoveMember:      { who: 'moderator', or: 'host', room: 'inside', kinds: made, bots: moderate },
  CreateInvite:      { who: 'member', room: 'inside', kinds: shared },
  ListInvites:       { who: 'moderator', or: 'host', room: 'inside', kinds: shared },
  RevokeInvite:      { who: 'moderator', or: 'host', room: 'inside', kinds: shared },
  // programs
  CreateWebhook:     { who: 'moderator', or: 'host', room: 'inside', kinds: shared },
  ListWebhooks:      { who: 'moderator', or: 'host', room: 'inside', kinds: shared },
  RevokeWebhook:     { who: 'moderator', or: 'host', room: 'inside', kinds: shared },
  CreateOutgoingWebhook: { who: 'moderator', or: 'host', room: 'inside', kinds: shared },
  ListOutgoingWebhooks:  { who: 'moderator', or: 'host', room: 'inside', kinds: shared },
  RemoveOutgoingWebhook: { who: 'moderator', or: 'host', room: 'inside', kinds: shared },
  PostByWebhook:     { who: 'anyone', bots: anyBot },
  CreateBot:         { who: 'owner' },
  ListBots:          { who: 'owner' },
  RenewBotToken:     { who: 'owner' },
  RevokeBotToken:    { who: 'owner' },
  LookAtConnection:  { who: 'owner', unseen: 'connection_not_found' },
  SendToConnection:  { who: 'owner', unseen: 'connection_not_found' },
  CloseConnection:   { who: 'owner', unseen: 'connection_not_found' },
  // moderation
  Report:            { who: 'guest', room: 'inside', bots: speak },
  Mute:              { who: 'moderator', bots: moderate },
  Unmute:            { who: 'moderator', bots: moderate },
  Ban:               { who: 'moderator', bots: moderate },
  Unban:             { who: 'moderator', bots: moderate },
  ListBans:          { who: 'moderator', bots: moderate },
  ListReports:       { who: 'moderator', bots: moderate },
  SettleReport:      { who: 'moderator', bots: moderate },
  ListAudit:         { who: 'moderator', bots: moderate },
};

/** Whether somebody may do this to somebody else: moderators only to those below them, owners to all. */
export function mayModerate(by: Role, to: Role): boolean {
  return by === 'owner' || (by === 'moderator' && (to === 'guest' || to === 'member'));
}
