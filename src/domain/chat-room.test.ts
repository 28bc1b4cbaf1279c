import { aClaim, aGuest, aLog } from '../../test/support/builders';
import { ManualClock } from '../../test/support/manual-clock';
import { UnsteadyStore } from '../../test/support/unsteady-store';
import { MemoryBus } from '../adapters/memory/memory-bus';
import { GENERAL } from '../protocol/index';
import { ChatRoom } from './chat-room';
import { LEAVE_GRACE_MS, RESTART_GRACE_MS, WINDOW_SIZE } from './policies';
import type { RoomChange, RoomEvent } from './ports';

const mira = aGuest('Mira');
const theo = aGuest('Theo');
const unavailable = { code: 'store_unavailable' };

let store: UnsteadyStore;
let clock: ManualClock;
let log: ReturnType<typeof aLog>;
let events: RoomEvent[];
let room: ChatRoom;

beforeEach(async () => {
  store = new UnsteadyStore();
  clock = new ManualClock();
  log = aLog();
  room = await openRoom();
});

/** The room as a process that starts now has it. */
async function openRoom(): Promise<ChatRoom> {
  const bus = new MemoryBus();
  const seen: RoomEvent[] = [];
  bus.subscribe((_roomId, event) => seen.push(event));
  events = seen;
  return ChatRoom.open(GENERAL, { store, bus, clock, log });
}

/** Let what was asked for and not awaited come to its end. */
const settled = () => new Promise(setImmediate);
const changes = () => events.filter((event): event is RoomChange => event.type !== 'people');
const texts = (of = room) => of.window.all().map(({ message }) => message);
const since = (seq: number) => room.changesSince({ epoch: store.installation.epoch, seq });

/** A change in a word: the text of a message, or "cleared". */
const inAWord = (change: RoomChange) => (change.type === 'message' ? change.message.message : 'cleared');

async function sayAll(...messages: string[]): Promise<void> {
  for (const message of messages) await room.send(mira, message);
}

describe('sending', () => {
  test('a message is shown only once the store has it', async () => {
    const goOn = store.hold();
    const sending = room.send(mira, 'hello');
    await settled();
    expect(texts()).toEqual([]);
    expect(events).toEqual([]);
    goOn();
    const message = await sending;
    expect(message).toMatchObject({ seq: 1, author: mira, message: 'hello', sentAt: clock.now() });
    expect(room.window.all()).toEqual([message]);
    expect(changes()).toEqual([{ type: 'message', seq: 1, message }]);
    expect(room.head().seq).toBe(1);
  });

  test('a retry answers what the first answered, and is shown to nobody', async () => {
    const first = await room.send(mira, 'hello', { clientId: 'a' });
    clock.advance(1_000);
    expect(await room.send(mira, 'hello', { clientId: 'a' })).toEqual(first);
    expect(changes()).toHaveLength(1);
    expect(texts()).toEqual(['hello']);
  });

  test('a text that may not be sent reaches no store', async () => {
    await expect(room.send(mira, ' ')).rejects.toMatchObject({ code: 'message_empty' });
    await expect(room.send(mira, 'a\0b')).rejects.toMatchObject({ code: 'message_invalid' });
    expect(await store.openRoom(GENERAL, 10)).toMatchObject({ seq: 0, window: [] });
  });

  test('a message that the store refuses is shown to nobody, and the next one is', async () => {
    store.isFailing = true;
    await expect(room.send(mira, 'lost')).rejects.toMatchObject(unavailable);
    store.isFailing = false;
    await room.send(mira, 'hello');
    expect(changes().map(({ seq }) => seq)).toEqual([1]);
    expect(texts()).toEqual(['hello']);
  });

  test('memory, the bus and the store agree on the order of what was asked for at once', async () => {
    await Promise.all(
      Array.from({ length: 100 }, (_, index) => (index % 9 === 0 ? room.clear(theo) : room.send(mira, `${index}`))),
    );
    const record = await store.openRoom(GENERAL, WINDOW_SIZE);
    expect(changes().map(({ seq }) => seq)).toEqual(Array.from({ length: 100 }, (_, index) => index + 1));
    expect(room.window.all()).toEqual(record?.window);
    expect(room.head()).toEqual({ epoch: store.installation.epoch, seq: 100 });
  });
});

describe('entering and leaving', () => {
  test('who enters is here, with one notice, however often they do', async () => {
    expect(await room.enter(mira, 'tab 1', true)).toBe(true);
    expect(await room.enter(mira, 'tab 1', true)).toBe(false);
    expect(await room.enter(mira, 'tab 2', true)).toBe(false);
    expect(room.people()).toEqual([mira]);
    expect(room.window.all()).toMatchObject([{ kind: 'entered', author: mira, message: 'Mira has entered the chat' }]);
    expect(events).toContainEqual({ type: 'people', here: [mira], gone: [] });
  });

  test('who enters twice at once makes one notice', async () => {
    const answers = await Promise.all([room.enter(mira, 'tab 1', true), room.enter(mira, 'tab 2', true)]);
    expect(answers).toEqual([true, false]);
    expect(texts()).toEqual(['Mira has entered the chat']);
  });

  test('who leaves is gone, with one notice', async () => {
    await room.enter(mira, 'tab', true);
    room.release(mira, 'tab', false);
    clock.advance(LEAVE_GRACE_MS - 1);
    expect(room.people()).toEqual([mira]);
    clock.advance(1);
    await settled();
    expect(room.people()).toEqual([]);
    expect(texts()).toEqual(['Mira has entered the chat', 'Mira has left the chat']);
    expect(events).toContainEqual({ type: 'people', here: [], gone: [mira] });
  });

  test('a name that another bears here is refused where names must be free, and stores nothing', async () => {
    await room.enter(mira, 'tab', true);
    const twin = aClaim('MIRA', 5);
    await expect(room.enter(twin, 'another', true)).rejects.toMatchObject({ code: 'name_taken' });
    expect(room.people()).toEqual([mira]);
    expect(room.head().seq).toBe(1);
    expect(await room.enter(twin, 'another', false)).toBe(true);
    expect(room.people()).toEqual([mira, twin]);
  });

  test('who cannot be noted in the store is refused and not here, and may try again', async () => {
    store.isFailing = true;
    await expect(room.enter(mira, 'tab', true)).rejects.toMatchObject(unavailable);
    expect(room.people()).toEqual([]);
    expect(events).toEqual([]);
    store.isFailing = false;
    expect(await room.enter(mira, 'tab', true)).toBe(true);
    expect(room.people()).toEqual([mira]);
  });

  test('who leaves while the store fails is gone all the same, and the log says what is missing', async () => {
    await room.enter(mira, 'tab', true);
    store.isFailing = true;
    room.release(mira, 'tab', true);
    await settled();
    expect(room.people()).toEqual([]);
    expect(log.lines).toEqual([{ level: 'warn', message: 'a notice of leaving could not be stored' }]);
  });
});

describe('clearing', () => {
  test('empties the room for everyone, and says who did it', async () => {
    await sayAll('one', 'two');
    expect(await room.clear(theo)).toEqual({ seq: 3 });
    expect(texts()).toEqual([]);
    expect(changes().at(-1)).toEqual({ type: 'cleared', seq: 3, by: theo });
    expect(await room.page(4, 10)).toEqual({ messages: [], hasOlder: false });
  });

  test('that the store refuses hides nothing', async () => {
    await sayAll('one');
    store.isFailing = true;
    await expect(room.clear(theo)).rejects.toMatchObject(unavailable);
    expect(texts()).toEqual(['one']);
    expect(changes()).toHaveLength(1);
  });
});

describe('a page of history', () => {
  test('reaches beyond memory into the store, without a message lost or doubled', async () => {
    const all = Array.from({ length: WINDOW_SIZE + 200 }, (_, index) => `${index + 1}`);
    await Promise.all(all.map((text) => room.send(mira, text)));
    const read: string[] = [];
    let before = all.length + 1;
    for (let hasOlder = true; hasOlder; ) {
      const page = await room.page(before, 90);
      read.unshift(...page.messages.map(({ message }) => message));
      before = page.messages[0]?.seq ?? 0;
      hasOlder = page.hasOlder;
    }
    expect(read).toEqual(all);
  });
});

describe('what changed since a head', () => {
  test('is every change after it, in order', async () => {
    await sayAll('one', 'two', 'three');
    expect(since(0)?.map(inAWord)).toEqual(['one', 'two', 'three']);
    expect(since(2)).toEqual([{ type: 'message', seq: 3, message: room.window.all()[2] }]);
    expect(since(3)).toEqual([]);
  });

  test('cannot be told of another history, nor of what is yet to come', async () => {
    await sayAll('one');
    expect(room.changesSince({ epoch: 'another', seq: 1 })).toBeUndefined();
    expect(since(2)).toBeUndefined();
  });

  test('cannot be told from too far back', async () => {
    await Promise.all(Array.from({ length: WINDOW_SIZE + 2 }, (_, index) => room.send(mira, `${index}`)));
    expect(since(1)).toBeUndefined();
    expect(since(2)).toHaveLength(WINDOW_SIZE);
  });

  test('over a clear is the clear and what came after it', async () => {
    await sayAll('one', 'two');
    await room.clear(theo);
    await sayAll('three');
    expect(since(1)).toMatchObject([{ type: 'cleared', seq: 3, by: theo }, { seq: 4 }]);
    expect(since(3)?.map(inAWord)).toEqual(['three']);
  });

  test('over several clears is the last of them and what came after it', async () => {
    await sayAll('one');
    await room.clear(theo);
    await sayAll('two');
    await room.clear(mira);
    await sayAll('three');
    expect(since(0)).toMatchObject([{ type: 'cleared', seq: 4, by: mira }, { seq: 5 }]);
  });

  test('over a clear that was undone cannot be told, and after it can', async () => {
    await sayAll('one');
    await room.clear(theo);
    await store.undoClear(GENERAL);
    room = await openRoom();
    await sayAll('two');
    expect(texts()).toEqual(['one', 'two']);
    expect(since(1)).toBeUndefined();
    expect(since(2)).toBeUndefined();
    expect(since(3)?.map(inAWord)).toEqual(['two']);
  });
});

describe('a restart', () => {
  test('finds the room as it was, and resumes from a head of before', async () => {
    await room.enter(mira, 'tab', true);
    await sayAll('one');
    const before = room;
    room.close();
    room = await openRoom();
    expect(room.window.all()).toEqual(before.window.all());
    expect(room.head()).toEqual(before.head());
    expect(since(1)?.map(inAWord)).toEqual(['one']);
    await sayAll('two');
    expect(room.head().seq).toBe(3);
  });

  test('makes nobody leave who comes back in time, and everybody else', async () => {
    await room.enter(mira, 'tab', true);
    await room.enter(theo, 'another', true);
    room.close();
    room = await openRoom();
    expect(room.people()).toEqual([mira, theo]);
    expect(await room.enter(mira, 'tab after it', true)).toBe(false);
    clock.advance(RESTART_GRACE_MS);
    await settled();
    expect(room.people()).toEqual([mira]);
    expect(changes().map(inAWord)).toEqual(['Theo has left the chat']);
  });
});

test('a room that the store does not have cannot be opened', async () => {
  const dependencies = { store, bus: new MemoryBus(), clock, log };
  await expect(ChatRoom.open('nowhere', dependencies)).rejects.toMatchObject({ code: 'room_not_found' });
});
