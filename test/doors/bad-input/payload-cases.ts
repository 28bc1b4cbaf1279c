import type { ErrorCode } from '../../../src/protocol/index';

/** A payload that is no payload of a command: its name, and what is emitted with the command's name. */
export type PayloadCase = [name: string, payload: unknown[]];

type Fields = Record<string, unknown>;

/** Payloads that no command takes. */
const wrongForAll: PayloadCase[] = [
  ['null', [null]],
  ['a number', [5]],
  ['a text', ['text']],
  ['true', [true]],
  ['an array', [[]]],
  ['a text as bytes', [Buffer.from('{"message":"hello"}')]],
  ['an object with __proto__ as a key', [JSON.parse('{"__proto__":{"polluted":true}}')]],
  ['an object with constructor as a key', [{ constructor: { prototype: { polluted: true } } }]],
];

/** What stands in the place of a text. */
const wrongValues: unknown[] = [null, true, [], ['x'], {}, { $ne: null }, { toString: 'x' }, Buffer.from('x')];

/** All that can be wrong with a payload of these fields. `also` are wrong values by field. */
export function wrongFor(valid: Fields, optional: string[], also: Record<string, unknown[]>): PayloadCase[] {
  const withWrong = (field: string) =>
    [...wrongValues, ...(also[field] ?? [])].map(
      (value): PayloadCase => [
        `${field}: ${Buffer.isBuffer(value) ? 'bytes' : JSON.stringify(value)}`.slice(0, 60),
        [{ ...valid, [field]: value }],
      ],
    );
  const without = Object.keys(valid)
    .filter((field) => !optional.includes(field))
    .map((field): PayloadCase => {
      const { [field]: _left, ...rest } = valid;
      return [`without ${field}`, [rest]];
    });
  return [
    ...wrongForAll,
    ['no payload', []],
    ['an empty object', [{}]],
    ['an array of the right object', [[valid]]],
    ['the right object twice', [valid, valid]],
    ['the right object and something more', [valid, null]],
    ...without,
    ...Object.keys(valid).flatMap(withWrong),
  ];
}

/** Fields that are not in the contract: refused on the delta feed. */
function withMore(valid: Fields): PayloadCase[] {
  return [
    ['a field too many', [{ ...valid, more: 1 }]],
    ['__proto__ too', [JSON.parse(`${JSON.stringify(valid).slice(0, -1)},"__proto__":{"polluted":true}}`)]],
    ['constructor too', [{ ...valid, constructor: 'x' }]],
  ];
}

const nothingWanted: PayloadCase[] = [...wrongForAll, ['an object', [{ a: 1 }]], ['two payloads', [{}, {}]]];

const message = { message: 'hello', clientId: 'x', roomId: 'general' };
const wrongNumbers = [0, -1, 1.5, '5', 1e300];
const longRooms = [5, '', 'x'.repeat(65)];

/** Where an empty object, or nothing, asks for something. */
export function but(names: string[], cases: PayloadCase[]): PayloadCase[] {
  return cases.filter(([name]) => !names.includes(name));
}

/** By command, what the delta feed refuses with `invalid_payload`. */
export const onDelta: Record<string, PayloadCase[]> = {
  CreateUserData: [...nothingWanted, ['an empty object', [{}]]],
  ClearChat: [
    ...nothingWanted,
    ...but(['an empty object', 'no payload'], wrongFor({ roomId: 'general' }, ['roomId'], { roomId: longRooms })),
  ],
  SendMessage: [
    ...wrongFor(message, ['roomId'], { message: [5], clientId: [5, '', 'x'.repeat(65)], roomId: [5, ''] }),
    ...withMore(message),
  ],
  LoadMessages: [
    ...but(
      ['an empty object'],
      wrongFor({ before: 5, limit: 5, roomId: 'general' }, ['before', 'limit', 'roomId'], {
        before: wrongNumbers,
        limit: [...wrongNumbers, 101, 1e9],
      }),
    ),
    ...withMore({ before: 5 }),
  ],
  EditMessage: [
    ...wrongFor({ seq: 1, message: 'hello' }, [], { seq: wrongNumbers, message: [5] }),
    ...withMore({ seq: 1, message: 'hello' }),
  ],
  React: wrongFor({ seq: 1, emoji: '🎉' }, [], { seq: wrongNumbers, emoji: [5] }),
  MarkRead: wrongFor({ seq: 1 }, [], { seq: [-1, 1.5, '5', 1e300] }),
  Search: wrongFor({ query: 'hello' }, [], { query: [5] }),
  Ban: wrongFor({ userID: 'x', minutes: 5 }, ['minutes'], { userID: [5], minutes: wrongNumbers }),
};

/** What a right payload has that the placeholders below stand for. */
const valid = '(valid)';
const identity = { userID: valid, username: valid, token: valid };

/** `UserEnteredRoom` on the delta feed; `fill` puts an identity into each. */
export const enteringOnDelta: PayloadCase[] = [
  ...but(
    // Enters as whoever the connection is already.
    ['an empty object'],
    wrongFor({ ...identity, roomId: 'general', since: valid }, ['roomId', 'since'], {
      userID: [5, '', 'not a UUID', '../../x'],
      username: [5, 'x'.repeat(1_001)],
      token: [5, 'x'.repeat(201)],
      since: [
        5,
        'x',
        { epoch: 'x' },
        { seq: 1 },
        { epoch: 5, seq: 1 },
        { epoch: 'x', seq: -1 },
        { epoch: 'x', seq: 1.5 },
      ],
    }),
  ),
  ...withMore(identity),
];

/** The placeholders of a payload become what is right. */
export function fill(payload: unknown, right: Fields): unknown {
  if (Array.isArray(payload)) return payload.map((one) => fill(one, right));
  if (typeof payload !== 'object' || payload === null || Buffer.isBuffer(payload)) return payload;
  // Entry by entry: one of them may be called __proto__.
  return Object.fromEntries(Object.entries(payload).map(([key, value]) => [key, value === valid ? right[key] : value]));
}

const person = { userID: 'x', username: 'Joe' };
const spoken = { message: 'hello', ...person, timeStamp: 1 };
const wrongPerson = { userID: [0, '', 'x'.repeat(129)], username: [5, 'x'.repeat(1_001)] };

/** By event, what the full feed refuses with `invalid_payload`. */
export const onFull: Record<string, PayloadCase[]> = {
  CreateUserData: [...nothingWanted, ['an empty object', [{}]]],
  ClearChat: [...nothingWanted, ['an empty object', [{}]]],
  UserEnteredRoom: wrongFor(person, [], wrongPerson),
  SendMessage: but(
    ['timeStamp: null'],
    wrongFor(spoken, [], { ...wrongPerson, message: [5], timeStamp: ['x'.repeat(129)] }),
  ),
};

/** Payloads of the right shape that say what cannot be. */
export type SpokenCase = [name: string, code: ErrorCode, event: string, payload: Fields];

export const spokenOnDelta: SpokenCase[] = [
  ['a text of 4,001 characters', 'message_too_long', 'SendMessage', { ...message, message: 'a'.repeat(4_001) }],
  ['a text of 60,000 characters', 'message_too_long', 'SendMessage', { ...message, message: 'a'.repeat(60_000) }],
  ['half a surrogate', 'message_invalid', 'SendMessage', { ...message, message: 'a\ud800' }],
  ['a text that turns the line round', 'message_empty', 'SendMessage', { ...message, message: ' \u200b\u202e' }],
  ['a name of 49 characters', 'name_invalid', 'UserEnteredRoom', { ...identity, username: 'a'.repeat(49) }],
  ['a token of nobody', 'token_invalid', 'UserEnteredRoom', { ...identity, token: 'x' }],
  ['a room that there is not', 'room_not_found', 'SendMessage', { ...message, roomId: '__proto__' }],
  ['a room called by SQL', 'room_not_found', 'SendMessage', { ...message, roomId: `' OR '1'='1` }],
  ['a message that there is not', 'message_not_found', 'EditMessage', { seq: Number.MAX_SAFE_INTEGER, message: 'x' }],
];

export const spokenOnFull: SpokenCase[] = [
  ['a text of 4,001 characters', 'message_too_long', 'SendMessage', { ...spoken, message: 'a'.repeat(4_001) }],
  ['an empty text', 'message_empty', 'SendMessage', { ...spoken, message: '' }],
  ['a text with a NUL', 'message_invalid', 'SendMessage', { ...spoken, message: 'a\0' }],
  ['a name of 49 characters', 'name_invalid', 'UserEnteredRoom', { ...person, username: 'a'.repeat(49) }],
  ['an empty name', 'name_invalid', 'UserEnteredRoom', { ...person, username: '' }],
  ['a message by an empty name', 'name_invalid', 'SendMessage', { ...spoken, username: '' }],
];
