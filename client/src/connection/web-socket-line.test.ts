import type { Line } from './line';
import { openWebSocketLine } from './web-socket-line';

/** A socket whose other end is the test. */
function openLine() {
  const sent: string[] = [];
  const told: unknown[] = [];
  const socket = {
    onmessage: null as WebSocket['onmessage'],
    onclose: null as WebSocket['onclose'],
    isClosed: false,
    send: (data: unknown) => void sent.push(String(data)),
    close() {
      socket.isClosed = true;
    },
  };
  const line: Line = openWebSocketLine(
    'ws://here/socket.io/',
    {
      opened: () => told.push('opened'),
      heard: (event, payload) => told.push([event, payload]),
      closed: (refusal) => told.push(['closed', refusal]),
    },
    (url) => {
      told.push(url);
      return socket;
    },
  );
  const say = (data: string) => socket.onmessage?.call({} as WebSocket, { data } as MessageEvent);
  const open = () => {
    say('0{"sid":"x","pingInterval":25000,"pingTimeout":20000}');
    say('40{"sid":"y"}');
    sent.length = 0;
    told.length = 0;
  };
  return { line, socket, sent, told, say, open };
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

test('it asks for the delta feed, and is open once the server says so', () => {
  const { sent, told, say } = openLine();
  expect(told).toEqual(['ws://here/socket.io/?EIO=4&transport=websocket']);
  say('0{"sid":"x","pingInterval":25000,"pingTimeout":20000}');
  expect(sent).toEqual(['40{"feed":"delta"}']);
  say('40{"sid":"y"}');
  expect(told.at(-1)).toBe('opened');
});

test('commands are asked with a number, and each answer finds its own', () => {
  const { line, sent, say, open } = openLine();
  open();
  const answers: unknown[] = [];
  line.send('ListRooms', undefined, (reply) => answers.push(['rooms', reply]));
  line.send('Type', { roomId: 'x' }, (reply) => answers.push(['type', reply]));
  expect(sent).toEqual(['421["ListRooms"]', '422["Type",{"roomId":"x"}]']);
  say('432[{"ok":true}]');
  say('431[{"ok":true,"rooms":[]}]');
  say('431[{"ok":true}]');
  expect(answers).toEqual([
    ['type', { ok: true }],
    ['rooms', { ok: true, rooms: [] }],
  ]);
});

test('events are heard and pings answered', () => {
  const { sent, told, say, open } = openLine();
  open();
  say('42["Heartbeat",{"heads":{}}]');
  say('2');
  expect(told).toEqual([['Heartbeat', { heads: {} }]]);
  expect(sent).toEqual(['3']);
});

test('a server that falls silent is gone', () => {
  const { socket, told, say, open } = openLine();
  open();
  jest.advanceTimersByTime(40_000);
  say('2');
  jest.advanceTimersByTime(44_999);
  expect(told).toEqual([]);
  jest.advanceTimersByTime(1);
  expect(told).toEqual([['closed', null]]);
  expect(socket.isClosed).toBe(true);
});

test('a refusal is told with its reason, and the end once', () => {
  const { told, socket, say } = openLine();
  say('0{"sid":"x","pingInterval":25000,"pingTimeout":20000}');
  say('44{"message":"no","data":{"code":"banned","message":"You were banned from here."}}');
  socket.onclose?.call({} as WebSocket, {} as CloseEvent);
  expect(told.slice(1)).toEqual([['closed', { code: 'banned', message: 'You were banned from here.' }]]);
});

test('the server may end it', () => {
  const { told, say, open } = openLine();
  open();
  say('41');
  say('42["Heartbeat",{}]');
  expect(told).toEqual([['closed', null]]);
});
