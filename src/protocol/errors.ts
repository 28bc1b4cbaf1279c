/**
 * The closed table of errors. Every refusal that a client can meet is a row here, and every door maps from it.
 *
 * `retry` says what a client may do with the same request:
 * - `never`: it will be refused again, something in it must change;
 * - `later`: the same request may succeed after a while (`retryAfterMs`, when given, says how long).
 */
export const errors = {
  invalid_payload: {
    status: 400,
    retry: 'never',
    message: 'The payload does not have the shape that this command takes.',
  },
  unknown_command: { status: 404, retry: 'never', message: 'There is no command of this name.' },
  unknown_feed: {
    status: 400,
    retry: 'never',
    message: 'There is no feed of this name. Ask for "delta", or for nothing.',
  },
  room_not_found: { status: 404, retry: 'never', message: 'There is no such room.' },
  token_invalid: {
    status: 401,
    retry: 'never',
    message: 'This token does not prove this identity. Ask for a new one with CreateUserData.',
  },
  name_invalid: { status: 400, retry: 'never', message: 'Choose a name of 1 to 48 visible characters.' },
  name_taken: {
    status: 409,
    retry: 'never',
    message: 'Someone here has this name, or one that looks like it. Choose another.',
  },
  message_empty: { status: 400, retry: 'never', message: 'Write something first.' },
  message_too_long: { status: 400, retry: 'never', message: 'A message can have 4,000 characters at most.' },
  message_invalid: { status: 400, retry: 'never', message: 'The message holds characters that cannot be shown.' },
  client_id_reused: { status: 409, retry: 'never', message: 'This clientId was used for another message.' },
  session_required: { status: 401, retry: 'never', message: 'Come in first: as a guest, or with your account.' },
  session_invalid: { status: 401, retry: 'never', message: 'This session has ended. Log in again.' },
  already_authenticated: {
    status: 409,
    retry: 'never',
    message: 'This connection is somebody already. Say who you are first, once, or on a new connection.',
  },
  ticket_invalid: { status: 401, retry: 'never', message: 'This ticket was used, has expired, or never was one.' },
  credentials_wrong: { status: 401, retry: 'never', message: 'The name or the password is not right.' },
  too_many_attempts: { status: 429, retry: 'later', message: 'Too many attempts. Wait before the next one.' },
  password_invalid: { status: 400, retry: 'never', message: 'Choose a password of 8 to 256 characters.' },
  already_registered: { status: 409, retry: 'never', message: 'You have an account already.' },
  not_allowed: { status: 403, retry: 'never', message: 'You may not do this.' },
  not_a_member: { status: 403, retry: 'never', message: 'Join the room first.' },
  invite_required: { status: 403, retry: 'never', message: 'This place is for people with an invite. Ask for a link.' },
  invite_invalid: { status: 404, retry: 'never', message: 'This invite is used up, has expired, or never was one.' },
  set_up_invalid: { status: 404, retry: 'never', message: 'This set-up link was used, or never was one.' },
  reset_invalid: { status: 404, retry: 'never', message: 'This link to a new password was used, or has expired.' },
  person_not_found: { status: 404, retry: 'never', message: 'There is no such person.' },
  message_not_found: { status: 404, retry: 'never', message: 'There is no such message.' },
  report_not_found: { status: 404, retry: 'never', message: 'There is no such report, or it was settled.' },
  connection_not_found: { status: 404, retry: 'never', message: 'There is no such connection.' },
  webhook_address_invalid: {
    status: 400,
    retry: 'never',
    message: 'Give an address that begins with http:// or https:// and is not inside the network of this server.',
  },
  webhook_not_found: { status: 404, retry: 'never', message: 'There is no such webhook.' },
  last_owner: { status: 409, retry: 'never', message: 'Someone has to be the owner. Make another one first.' },
  banned: { status: 403, retry: 'never', message: 'You were banned from here.' },
  muted: { status: 403, retry: 'later', message: 'You may read, but not speak for now.' },
  room_locked: { status: 403, retry: 'never', message: 'Not everyone may speak in this room.' },
  room_archived: { status: 403, retry: 'never', message: 'This room is archived. Nobody can speak in it.' },
  slow_mode: { status: 429, retry: 'later', message: 'This room is in slow mode. Wait before your next message.' },
  room_name_invalid: {
    status: 400,
    retry: 'never',
    message: 'Choose a name of 1 to 48 visible characters for the room.',
  },
  room_name_taken: { status: 409, retry: 'never', message: 'A public room has this name. Choose another.' },
  topic_invalid: { status: 400, retry: 'never', message: 'A topic can have 250 characters at most, on one line.' },
  status_invalid: { status: 400, retry: 'never', message: 'A status can have 100 characters at most, on one line.' },
  reaction_invalid: {
    status: 400,
    retry: 'never',
    message: 'A reaction is one emoji, and a message can have 20 different ones.',
  },
  reply_invalid: { status: 400, retry: 'never', message: 'The message that this one answers is not there.' },
  undo_expired: { status: 409, retry: 'never', message: 'There is nothing to undo, or it is too late.' },
  search_invalid: { status: 400, retry: 'never', message: 'Give at least one word to search for, or a filter.' },
  cursor_invalid: { status: 400, retry: 'never', message: 'This is not where a page begins.' },
  file_not_found: { status: 404, retry: 'never', message: 'There is no such file.' },
  file_too_large: { status: 413, retry: 'never', message: 'This file is larger than files can be here.' },
  file_type_refused: { status: 415, retry: 'never', message: 'Files of this type are not taken here.' },
  picture_too_large: { status: 413, retry: 'never', message: 'This picture is too wide or too high to be shown.' },
  upload_malformed: {
    status: 400,
    retry: 'never',
    message: 'Send the file as multipart/form-data, whole, in one part with the name "file".',
  },
  quota_exceeded: {
    status: 409,
    retry: 'never',
    message: 'Your files take all the room that one person’s can. Delete some of them first.',
  },
  storage_full: { status: 507, retry: 'later', message: 'There is no room for more files here just now.' },
  too_many: { status: 409, retry: 'never', message: 'There are too many of these already.' },
  too_many_pins: {
    status: 409,
    retry: 'never',
    message: 'A room can have 50 pinned messages. Take another one down first.',
  },
  too_many_bookmarks: {
    status: 409,
    retry: 'never',
    message: 'You can keep 1,000 bookmarks. Remove another one first.',
  },
  busy: { status: 503, retry: 'later', message: 'Too much is going on. Try again in a moment.' },
  overloaded: {
    status: 503,
    retry: 'later',
    message: 'There is as much going on here as this server can bear. Come back in a moment.',
  },
  signed_out: { status: 401, retry: 'never', message: 'You were logged out.' },
  cross_site: { status: 403, retry: 'never', message: 'This request comes from another site.' },
  unknown_address: { status: 404, retry: 'never', message: 'There is nothing at this address.' },
  method_not_allowed: { status: 405, retry: 'never', message: 'This address does not take this method.' },
  payload_too_large: { status: 413, retry: 'never', message: 'This is too large.' },
  unsupported_media_type: { status: 415, retry: 'never', message: 'Send JSON (Content-Type: application/json).' },
  rate_limited: { status: 429, retry: 'later', message: 'That was a lot at once. Wait a moment.' },
  abuse: {
    status: 429,
    retry: 'later',
    message: 'Far too much at once. The connection is closed.',
  },
  store_unavailable: {
    status: 503,
    retry: 'later',
    message: 'This cannot be stored just now. Try again in a moment.',
  },
  shutting_down: { status: 503, retry: 'later', message: 'The server is restarting. Come back in a moment.' },
  internal: { status: 500, retry: 'later', message: 'Something went wrong on the server.' },
} as const satisfies Record<string, { status: number; retry: 'never' | 'later'; message: string }>;

export type ErrorCode = keyof typeof errors;

/** What a client is told when a command is refused. */
export interface ErrorReply {
  code: ErrorCode;
  message: string;
  retryAfterMs?: number;
}

/** Thrown by rules and stores; doors turn it into their wire's form of refusal. */
export class Refusal extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly retryAfterMs?: number,
  ) {
    super(errors[code].message);
    this.name = 'Refusal';
  }

  toReply(): ErrorReply {
    return {
      code: this.code,
      message: this.message,
      ...(this.retryAfterMs === undefined ? {} : { retryAfterMs: this.retryAfterMs }),
    };
  }
}
