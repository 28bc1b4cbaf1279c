import type { ProtocolFault } from '../../../src/doors/refusals';

export type Frame = string | Buffer;

/** What a connection that is in sends: its name, the frames, what they are counted as, and the code that it is closed with. */
export type FrameCase = [name: string, frames: Frame | Frame[], fault: ProtocolFault, code: number];

/** Names of events that nothing answers to, some of them those of JavaScript, of Node and of the server itself. */
export const eventNames = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '',
  'error',
  'connection',
  'messages',
  'SetUserData',
  'x'.repeat(60_000),
];

/** The code where Engine.IO closes without giving any. */
const NONE = 1005;

function malformed(name: string, frames: Frame | Frame[], code = 1008): FrameCase {
  return [name, frames, 'packet_malformed', code];
}

export const closing: FrameCase[] = [
  malformed('an object as the event name', '42[{"toString":1}]'),
  malformed('null as the event name', '42[null]'),
  malformed('no event name', '42[]'),
  malformed('no array', '42{"0":"CreateUserData"}'),
  malformed('a text', '42"CreateUserData"'),
  malformed('broken JSON', '42["SendMessage",{"message":'),
  malformed('JSON 20,000 deep', `42["SendMessage",${'['.repeat(20_000)}`),
  malformed('the reserved name connect', '42["connect"]'),
  malformed('the reserved name connect_error', '42["connect_error",{}]'),
  malformed('the reserved name disconnect', '42["disconnect","x"]'),
  malformed('the reserved name disconnecting', '42["disconnecting"]'),
  malformed('the reserved name newListener', '42["newListener","x"]'),
  malformed('the reserved name removeListener', '42["removeListener","x"]'),
  malformed('an unknown packet type of Socket.IO', '49["x"]'),
  malformed('an unknown packet type of Engine.IO', '9x', NONE),
  malformed('a letter as packet type', '4x'),
  malformed('a packet of nothing', '4'),
  malformed('an acknowledgement of nothing', '430[]'),
  malformed('an acknowledgement of an unknown number', '43999999999999999[null]'),
  malformed('an acknowledgement with bytes', '461-0[{"_placeholder":true,"num":0}]'),
  malformed('the refusal of a server', '44{"message":"go away"}'),
  malformed('the ping of a server', '2', NONE),
  malformed('thousands of attachments', '459999-["SendMessage",{"_placeholder":true,"num":0}]'),
  malformed('attachments without a number', '45-["SendMessage"]'),
  malformed('text where an attachment was announced', ['451-["SendMessage",{"_placeholder":true,"num":0}]', '42["x"]']),
  malformed('an attachment of another number', ['451-["SendMessage",{"_placeholder":true,"num":7}]', Buffer.from('x')]),
  malformed('bytes that nothing announced', Buffer.from([1, 2, 3])),
  ['another namespace', '42/elsewhere,["CreateUserData"]', 'unknown_namespace', 1008],
  ['many namespaces', Array.from({ length: 500 }, (_, index) => `40/${index},`), 'unknown_namespace', 1008],
  ['connecting three times', ['40', '40'], 'second_join', 1008],
  ['leaving and connecting again', ['41', '40'], 'second_join', 1008],
  ['more than 64 KiB in one packet', `42["SendMessage",{"message":"${'a'.repeat(65_536)}"}]`, 'packet_too_large', 1009],
];

/** What is no WebSocket, as bytes. A client's frame is masked: 0x80 stands in its second byte. */
export const noWebSocket: [name: string, bytes: number[], fault: ProtocolFault, code: number][] = [
  ['a frame without a mask', [0x81, 2, 0x34, 0x32], 'packet_malformed', 1002],
  ['a reserved opcode', [0x83, 0x80, 0, 0, 0, 0], 'packet_malformed', 1002],
  ['a reserved bit, as if it were compressed', [0xc1, 0x80, 0, 0, 0, 0], 'packet_malformed', 1002],
  ['a ping in fragments', [0x09, 0x80, 0, 0, 0, 0], 'packet_malformed', 1002],
  ['the continuation of nothing', [0x80, 0x80, 0, 0, 0, 0], 'packet_malformed', 1002],
  ['half a close code', [0x88, 0x81, 0, 0, 0, 0, 3], 'packet_malformed', 1002],
  ['a text that is no UTF-8', [0x81, 0x83, 0, 0, 0, 0, 0x34, 0xff, 0xfe], 'packet_malformed', 1007],
  ['a length of petabytes', [0x82, 0xff, 0x7f, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], 'packet_too_large', 1009],
  [
    'endless fragments',
    [
      0x02,
      0x80,
      0,
      0,
      0,
      0,
      ...Array(300)
        .fill([0x00, 0xfe, 1, 0, 0, 0, 0, 0, ...Array(256).fill(0)])
        .flat(),
    ],
    'packet_too_large',
    1009,
  ],
];

/** What comes first, instead of asking to join. */
export const beforeJoining: [name: string, frame: Frame, fault: ProtocolFault][] = [
  ['garbage', 'garbage', 'packet_malformed'],
  ['a command', '42["SendMessage",null]', 'never_joined'],
  ['another namespace', '40/elsewhere,', 'unknown_namespace'],
  ['the namespace of all objects', '40/__proto__,{}', 'unknown_namespace'],
  ['an identity that ends too soon', '40{"feed":', 'never_joined'],
  ['a list as identity', '40[1]', 'never_joined'],
  ['nothing', '4', 'never_joined'],
  ['bytes', Buffer.from('x'), 'never_joined'],
];
