import type { CommandName } from '../../../src/protocol/index';

/**
 * Who may do what, by what it means for people, and written down a second time on purpose: nothing here is derived from the
 * policy. A letter is the answer to one who tries.
 */
const letters = {
  '.': 'ok',
  S: 'session_required',
  N: 'not_allowed',
  R: 'room_not_found',
  J: 'not_a_member',
  L: 'room_locked',
  A: 'already_registered',
  U: 'set_up_invalid',
  C: 'connection_not_found',
  F: 'file_not_found',
} as const;

type Letter = keyof typeof letters;

/** Who tries. */
const tries = ['nobody', 'guest', 'member', 'moderator', 'owner'] as const;
/** Who also tries in a room: a guest who wrote the message that it is about, and a member who is the room's host. */
const triesInRooms = [...tries, 'author', 'host'] as const;
/** Bots with one right each, named by it. They try in General, but where another place says more. */
const bots = ['read', 'speak', 'react', 'moderate'] as const;
export type Who = (typeof triesInRooms)[number] | (typeof bots)[number];

/**
 * Where it is tried. `den`: a private room that all of them are in, where only moderators may clear. `elsewhere`: a private room
 * that none of them is in. `square`: a public one that none of them is in. `direct`: a conversation of each with the author.
 * `stage`: like the den, but only moderators may speak. `nowhere`: a room that there is not.
 */
const places = ['den', 'elsewhere', 'square', 'general', 'direct', 'stage', 'nowhere'] as const;
export type Place = (typeof places)[number];

/** What is not about a room: nobody guest member moderator owner. */
// biome-ignore format: a table, one command a line
export const outsideRooms = {
  WhoAmI:            '.....',
  CreateUserData:    '.....',
  BecomeGuest:       '..AAA',
  Register:          '..AAA',
  LogIn:             '.....',
  SetUp:             'UUAAA',
  ResetPassword:     '.....',
  LookAtInvite:      '.....',
  LogOut:            'S....',
  LogOutEverywhere:  'S....',
  ChangeProfile:     'S....',
  RemoveYourself:    'S....',
  ChangePassword:    'SN...',
  ListOnline:        'S....',
  ListPeople:        'S....',
  LookAtPerson:      'SNN..',
  ChangeRole:        'SNNN.',
  MakePasswordReset: 'SNNN.',
  RemovePerson:      'SNNN.',
  RemoveEveryone:    'SNNN.',
  Search:            'S....',
  ListRooms:         'S....',
  BrowseRooms:       'S....',
  DropFile:          'S....',
  OpenDirect:        'S....',
  RemoveBookmark:    'S....',
  ListBookmarks:     'S....',
  RedeemInvite:      'S....',
  CreateRoom:        'SN...',
  CreateBot:         'SNNN.',
  ListBots:          'SNNN.',
  RenewBotToken:     'SNNN.',
  RevokeBotToken:    'SNNN.',
  PostByWebhook:     '.....',
  CreateTicket:      'S....',
  LookAtConnection:  'SCCC.',
  SendToConnection:  'SCCC.',
  CloseConnection:   'SCCC.',
  Mute:              'SNN..',
  Unmute:            'SNN..',
  Ban:               'SNN..',
  Unban:             'SNN..',
  ListBans:          'SNN..',
  ListReports:       'SNN..',
  SettleReport:      'SNN..',
  ListAudit:         'SNN..',
} as const satisfies Partial<Record<CommandName, string>>;

export type RoomCommand = Exclude<CommandName, keyof typeof outsideRooms>;

/** What is about a room: nobody guest member moderator owner (author host), place by place. */
// biome-ignore format: a table, one command a line
export const inRooms: Record<RoomCommand, readonly [den: string, elsewhere: string, square: string, general: string, direct: string, stage: string]> = {
  UserEnteredRoom:  ['S......', 'SRRRR', 'SJJJJ', 'S....', 'S....', 'S......'],
  LookAway:         ['S......', 'SRRRR', 'SJJJJ', 'S....', 'S....', 'S......'],
  LoadMessages:     ['S......', 'SRRRR', 'SJJJJ', 'S....', 'S....', 'S......'],
  LoadMessage:      ['S......', 'SRRRR', 'SJJJJ', 'S....', 'S....', 'S......'],
  LoadFile:         ['S......', 'SFFFF', 'SFFFF', 'S....', 'S....', 'S......'],
  LoadThumbnail:    ['S......', 'SFFFF', 'SFFFF', 'S....', 'S....', 'S......'],
  ListFiles:        ['S......', 'SRRRR', 'SJJJJ', 'S....', 'S....', 'S......'],
  MarkRead:         ['S......', 'SRRRR', 'SJJJJ', 'S....', 'S....', 'S......'],
  SendMessage:      ['S......', 'SRRRR', 'SJJJJ', 'S....', 'S....', 'SLL..L.'],
  UploadFile:       ['S......', 'SRRRR', 'SJJJJ', 'S....', 'S....', 'SLL..L.'],
  Type:             ['S......', 'SRRRR', 'SJJJJ', 'S....', 'S....', 'SLL..L.'],
  React:            ['S......', 'SRRRR', 'SJJJJ', 'S....', 'S....', 'SLL..L.'],
  TakeReactionBack: ['S......', 'SRRRR', 'SJJJJ', 'S....', 'S....', 'S......'],
  EditMessage:      ['SNNNN.N', 'SRRRR', 'SJJJJ', 'SNNNN', 'SNNNN', 'SNNNNLN'],
  DeleteMessage:    ['SNN...N', 'SRRRR', 'SJJJJ', 'SNN..', 'SNN..', 'SNN...N'],
  LoadEdits:        ['SNN..NN', 'SRRRR', 'SJJJJ', 'SNN..', 'SNN..', 'SNN..NN'],
  ClearChat:        ['SNN..N.', 'SRRRR', 'SJJJJ', 'S....', 'SNNNN', 'SNN..N.'],
  UndoClear:        ['SNN..N.', 'SRRRR', 'SJJJJ', 'S....', 'SNNNN', 'SNN..N.'],
  Report:           ['S......', 'SRRRR', 'SJJJJ', 'S....', 'S....', 'S......'],
  PinMessage:       ['SNN..N.', 'SRRRR', 'SJJJJ', 'SNN..', 'S....', 'SNN..N.'],
  UnpinMessage:     ['SNN..N.', 'SRRRR', 'SJJJJ', 'SNN..', 'S....', 'SNN..N.'],
  ListPins:         ['S......', 'SRRRR', 'SJJJJ', 'S....', 'S....', 'S......'],
  AddBookmark:      ['S......', 'SRRRR', 'SJJJJ', 'S....', 'S....', 'S......'],
  SetNotifications: ['S......', 'SRRRR', 'SJJJJ', 'S....', 'S....', 'S......'],
  LookAtRoom:       ['S......', 'SRRRR', 'S....', 'S....', 'S....', 'S......'],
  JoinRoom:         ['SNNNNNN', 'SRRRR', 'S....', 'SNNNN', 'SNNNN', 'SNNNNNN'],
  LeaveRoom:        ['S......', 'SRRRR', 'SJJJJ', 'SNNNN', 'S....', 'S......'],
  ListMembers:      ['S......', 'SRRRR', 'SJJJJ', 'S....', 'S....', 'S......'],
  ChangeRoom:       ['SNN..N.', 'SRRRR', 'SJJJJ', 'SNN..', 'SNNNN', 'SNN..N.'],
  AddMember:        ['SN...N.', 'SRRRR', 'SJJJJ', 'SNNNN', 'SNNNN', 'SN...N.'],
  RemoveMember:     ['SNN..N.', 'SRRRR', 'SJJJJ', 'SNNNN', 'SNNNN', 'SNN..N.'],
  CreateInvite:     ['SN...N.', 'SRRRR', 'SJJJJ', 'SN...', 'SNNNN', 'SN...N.'],
  ListInvites:      ['SNN..N.', 'SRRRR', 'SJJJJ', 'SNN..', 'SNNNN', 'SNN..N.'],
  CreateWebhook:    ['SNN..N.', 'SRRRR', 'SJJJJ', 'SNN..', 'SNNNN', 'SNN..N.'],
  ListWebhooks:     ['SNN..N.', 'SRRRR', 'SJJJJ', 'SNN..', 'SNNNN', 'SNN..N.'],
  CreateOutgoingWebhook: ['SNN..N.', 'SRRRR', 'SJJJJ', 'SNN..', 'SNNNN', 'SNN..N.'],
  ListOutgoingWebhooks:  ['SNN..N.', 'SRRRR', 'SJJJJ', 'SNN..', 'SNNNN', 'SNN..N.'],
  RemoveOutgoingWebhook: ['SNN..N.', 'SRRRR', 'SJJJJ', 'SNN..', 'SNNNN', 'SNN..N.'],
  RevokeWebhook:    ['SNN..N.', 'SRRRR', 'SJJJJ', 'SNN..', 'SNNNN', 'SNN..N.'],
  RevokeInvite:     ['SNN..N.', 'SRRRR', 'SJJJJ', 'SNN..', 'SNNNN', 'SNN..N.'],
};

/** What bots are told: read speak react moderate. Whatever is not here, no bot may. */
// biome-ignore format: a table, one command a line
const forBots: Partial<Record<CommandName, string>> = {
  WhoAmI:           '....',
  PostByWebhook:    '....',
  ListOnline:       '.NNN',
  ListPeople:       '.NNN',
  Search:           '.NNN',
  ListRooms:        '.NNN',
  BrowseRooms:      '.NNN',
  UserEnteredRoom:  '.NNN',
  LookAway:         '.NNN',
  LoadMessages:     '.NNN',
  LoadMessage:      '.NNN',
  LoadFile:         '.NNN',
  LoadThumbnail:    '.NNN',
  ListFiles:        '.NNN',
  MarkRead:         '.NNN',
  LookAtRoom:       '.NNN',
  ListPins:         '.NNN',
  ListMembers:      '.NNN',
  SendMessage:      'N.NN',
  UploadFile:       'N.NN',
  DropFile:         'N.NN',
  Type:             'N.NN',
  Report:           'N.NN',
  React:            'NN.N',
  TakeReactionBack: 'NN.N',
  DeleteMessage:    'NNN.',
  LoadEdits:        'NNN.',
  PinMessage:       'NNN.',
  UnpinMessage:     'NNN.',
  ClearChat:        'NNN.',
  UndoClear:        'NNN.',
  ChangeRoom:       'NNN.',
  RemoveMember:     'NNN.',
  LookAtPerson:     'NNN.',
  Mute:             'NNN.',
  Unmute:           'NNN.',
  Ban:              'NNN.',
  Unban:            'NNN.',
  ListBans:         'NNN.',
  ListReports:      'NNN.',
  SettleReport:     'NNN.',
  ListAudit:        'NNN.',
};

/** Where bots try what cannot be done in General. */
const placesForBots: Partial<Record<RoomCommand, Place>> = {
  JoinRoom: 'square',
  LeaveRoom: 'den',
  AddMember: 'den',
  RemoveMember: 'den',
};

/** One trial: who, where (but for what is about no room), and what they should be told. */
export interface Cell {
  who: Who;
  place?: Place;
  expected: string;
}

/** Every trial of a command. */
export function cellsOf(command: CommandName): Cell[] {
  const row = forBots[command] ?? 'NNNN';
  if (command in outsideRooms) {
    // Bots first: what people do may leave nobody.
    return [
      ...cellsIn(bots, row, undefined),
      ...cellsIn(tries, outsideRooms[command as keyof typeof outsideRooms], undefined),
    ];
  }
  const room = command as RoomCommand;
  // A room that there is not has no files either.
  const rows = [...inRooms[room], inRooms[room][1]];
  return [
    ...cellsIn(bots, row, placesForBots[room] ?? 'general'),
    ...places.flatMap((place, index) => cellsIn(triesInRooms, rows[index] ?? '', place)),
  ];
}

function cellsIn(all: readonly Who[], row: string, place: Place | undefined): Cell[] {
  return [...row].map((letter, index) => ({
    who: all[index] as Who,
    ...(place ? { place } : {}),
    expected: letters[letter as Letter],
  }));
}
