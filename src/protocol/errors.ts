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
  not_entered: { status: 403, retry: 'never', message: 'Enter the room first.' },
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
  rate_limited: { status: 429, retry: 'later', message: 'That was a lot at once. Wait a moment.' },
  abuse: {
    status: 429,
    retry: 'later',
    message: 'Far too much at once. The connection is closed.',
  },
  store_unavailable: {
    status: 503,
    retry: 'later',
    message: 'The message could not be stored. Try again in a moment.',
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
