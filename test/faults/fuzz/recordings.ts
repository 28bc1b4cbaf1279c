/** What a client emitted. A text that begins with `$` stands for what each fuzzer has one of its own of. */
export interface Emitted {
  event: string;
  payload?: unknown;
}

/** One request of a program. */
export interface Asked {
  method: string;
  path: string;
  body?: unknown;
}

/** Conversations of clients that did nothing wrong, to be bent. */
export const conversations: { feed: 'delta' | 'full'; emitted: Emitted[] }[] = [
  {
    feed: 'delta',
    emitted: [
      { event: 'WhoAmI' },
      { event: 'ListRooms' },
      { event: 'UserEnteredRoom', payload: { roomId: 'general', since: { epoch: '$epoch', seq: 3 } } },
      { event: 'LoadMessages', payload: { roomId: 'general', before: 40, limit: 5 } },
      { event: 'Type', payload: { roomId: 'general' } },
      {
        event: 'SendMessage',
        payload: { roomId: 'general', clientId: '$clientId', message: 'hello @all 🎉', replyTo: 1 },
      },
      { event: 'React', payload: { roomId: 'general', seq: 1, emoji: '🎉' } },
      { event: 'TakeReactionBack', payload: { seq: 1, emoji: '🎉' } },
      { event: 'EditMessage', payload: { seq: 2, message: 'hello again' } },
      { event: 'MarkRead', payload: { roomId: 'general', seq: 2 } },
      { event: 'PinMessage', payload: { roomId: 'general', seq: 2 } },
      { event: 'AddBookmark', payload: { roomId: 'general', seq: 2 } },
      { event: 'ListBookmarks', payload: { roomId: 'general', before: '9', limit: 5 } },
      { event: 'SetNotifications', payload: { roomId: 'general', notify: 'none' } },
      { event: 'Search', payload: { query: 'hello', limit: 5 } },
      { event: 'LookAway', payload: { roomId: 'general' } },
    ],
  },
  {
    feed: 'delta',
    emitted: [
      { event: 'CreateUserData' },
      { event: 'UserEnteredRoom', payload: { userID: '$userID', username: '$name', token: '$token' } },
      { event: 'SendMessage', payload: { clientId: '$clientId', message: 'one\ntwo' } },
      { event: 'SendMessage', payload: { clientId: '$clientId', message: 'x'.repeat(3_000) } },
      { event: 'DeleteMessage', payload: { seq: 1 } },
      { event: 'Report', payload: { roomId: 'general', seq: 1, reason: 'odd' } },
      { event: 'ListMembers', payload: { roomId: 'general', limit: 10 } },
      { event: 'ClearChat', payload: { roomId: 'general' } },
      { event: 'UndoClear' },
    ],
  },
  {
    feed: 'delta',
    emitted: [
      { event: 'CreateRoom', payload: { name: '$name', kind: 'public', topic: 'what we talk about' } },
      { event: 'BrowseRooms', payload: { after: 'a', limit: 10 } },
      { event: 'ChangeProfile', payload: { username: '$name', colour: 120, status: 'away' } },
      { event: 'OpenDirect', payload: { userIDs: ['$userID'] } },
      { event: 'Ban', payload: { userID: '$userID', minutes: 5, reason: 'x' } },
      { event: 'CreateInvite', payload: { roomId: 'general', expiresInMs: 60_000, uses: 3 } },
    ],
  },
  {
    feed: 'full',
    emitted: [
      { event: 'CreateUserData' },
      { event: 'UserEnteredRoom', payload: { userID: '$userID', username: 'Claimed Joe' } },
      {
        event: 'SendMessage',
        payload: { message: 'hello', username: 'Claimed Joe', userID: '$userID', timeStamp: '2024-05-01T12:00:00Z' },
      },
      { event: 'SendMessage', payload: { message: 'again', username: 'Claimed Joe', userID: 7, timeStamp: null } },
      { event: 'ClearChat' },
    ],
  },
];

/** What a program wrote to a plain WebSocket: each message an object, or no JSON at all. */
export interface PlainConversation {
  /** Whether it came with the token of a session. */
  isKnown: boolean;
  messages: unknown[];
}

export const plainConversations: PlainConversation[] = [
  {
    isKnown: true,
    messages: [
      { action: 'sendmessage', message: 'hello' },
      { action: 'sendMessage', data: 'hello again 🎉', id: 1 },
      'who am I?',
      { action: 'sendmessage', message: 'x'.repeat(3_000), roomId: 'general' },
    ],
  },
  {
    isKnown: false,
    messages: [
      { action: 'authenticate', token: '$session' },
      { action: 'subscribe', format: 'json', since: { epoch: '$epoch', seq: 3 }, id: 'a' },
      { action: 'LoadMessages', limit: 5, id: 'b' },
      { action: 'SendMessage', clientId: '$clientId', message: 'as a command', id: 'c' },
      { action: 'ListRooms', id: 2 },
      { action: 'sendmessage', message: 'as a program' },
      { action: 'LookAtConnection', connectionID: '$userID' },
    ],
  },
  {
    isKnown: true,
    messages: [
      { action: 'subscribe', format: 'json', roomId: 'general' },
      { action: 'UserEnteredRoom', userID: '$userID', username: '$name', token: '$token' },
      { action: 'React', seq: 1, emoji: '🎉', id: 3 },
      { action: 'CreateTicket' },
      { action: 'LookAway' },
    ],
  },
];

const room = '/api/rooms/general';

export const requests: Asked[] = [
  { method: 'GET', path: '/' },
  { method: 'GET', path: '/api/session' },
  { method: 'POST', path: '/api/session/guest', body: { username: '$name', asProgram: true } },
  { method: 'POST', path: '/api/session', body: { username: '$name', password: 'correct horse battery' } },
  {
    method: 'POST',
    path: '/api/users',
    body: { username: '$name', password: 'correct horse battery', asProgram: true },
  },
  { method: 'PUT', path: '/api/users/me/password', body: { current: 'x', password: 'correct horse battery' } },
  { method: 'POST', path: '/api/set-up', body: { secret: 'x', username: '$name', password: 'correct horse battery' } },
  { method: 'POST', path: '/api/password-reset', body: { secret: 'x', password: 'correct horse battery' } },
  { method: 'PATCH', path: '/api/users/me', body: { status: 'here', colour: 5 } },
  { method: 'GET', path: '/api/users?query=a&limit=5' },
  { method: 'GET', path: '/api/users/online' },
  { method: 'GET', path: `${room}/messages?limit=20&before=50` },
  { method: 'POST', path: `${room}/messages`, body: { clientId: '$clientId', message: 'by HTTP' } },
  { method: 'PATCH', path: `${room}/messages/2`, body: { message: 'changed' } },
  { method: 'DELETE', path: `${room}/messages/2` },
  { method: 'PUT', path: `${room}/messages/1/reactions/%F0%9F%8E%89` },
  { method: 'PUT', path: `${room}/read`, body: { seq: 1 } },
  { method: 'GET', path: '/api/search?query=hello&limit=5' },
  { method: 'POST', path: '/api/rooms', body: { name: '$name', kind: 'private' } },
  { method: 'GET', path: '/api/invites/abcdef' },
  { method: 'GET', path: '/api/moderation/audit?limit=5' },
  { method: 'PUT', path: '/api/users/$userID/ban', body: { minutes: 5 } },
  { method: 'GET', path: '/api/openapi.json' },
  { method: 'GET', path: '/metrics' },
  { method: 'OPTIONS', path: `${room}/messages` },
];
