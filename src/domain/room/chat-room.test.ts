import { aClaim, aGuest, aLog } from '../../../test/support/builders';
import { cleanUp } from '../../../test/support/clean-up';
import { ManualClock } from '../../../test/support/manual-clock';
import { UnsteadyStore } from '../../../test/support/unsteady-store';
import { MemoryBus } from '../../adapters/memory/memory-bus';
import { GENERAL, type Person } from '../../protocol/index';
import { guestActor } from '../authority/actor';
import { Mutes } from '../moderation/mutes';
import { Online } from '../online';
import { CHANGED_SIZE, LEAVE_GRACE_MS, RESTART_GRACE_MS, ROOM_MEMORY, WINDOW_SIZE } from '../policies';
import type { RoomChange, RoomEvent } from '../ports';
import { ChatRoom } from './chat-room';
import { ResumingBudget } from './resuming-budget';

const mira = aGuest('Mira');
const theo = aGuest('Theo');
const asMira = guestActor(mira);
const asTheo = guestActor(theo);
const unavailable = { code: 'store_unavailable' };

let store: UnsteadyStore;
let clock: ManualClock;
let log: ReturnType<typeof aLog>;
let events: RoomEvent[];
let room: ChatRoom;

beforeEach(async () => {
  store = await UnsteadyStore.open();
  clock = new ManualClock();
  log = aLog();
  room = await openRoom();
});

afterEach(cleanUp);

/** The room as a process that starts now has it. */
async function openRoom(): Promise<ChatRoom> {
  const bus = new MemoryBus();
  const seen: RoomEvent[] = [];
  bus.subscribe((_roomId, event) => seen.push(event));
  events = seen;
  return ChatRoom.open(GENERAL, dependenciesOn(bus));
}

function dependenciesOn(bus: MemoryBus) {
  const online = new Online(clock, LEAVE_GRACE_MS, { came() {}, went() {} });
  return {
    store,
    bus,
    clock,
    log,
    mutes: new Mutes(clock),
    online,
    said: { messages: 0 },
    resuming: new ResumingBudget(clock),
    memory: ROOM_MEMORY,
  };
}

/** Let what was asked for and not awaited come to its end. */
async function settled(): Promise<void> {
  await new Promise(setImmediate);
  // Writes are done in the order in which they were asked for.
  await store.people.endSession('nobody’s').catch(() => {});
  await new Promise(setImmediate);
}
const record = () => store.messages.openRoom(GENERAL, WINDOW_SIZE, CHANGED_SIZE);
const enter = (person: Person, connectionId: string, nameMustBeFree: boolean) =>
  room.attendance.enter(guestActor(person), connectionId, nameMustBeFree);
const here = () => room.attendance.here();
const changes = () => events.filter((event): event is RoomChange => 'seq' in event);
const texts = (of = room) => of.history.window.all().map(({ message }) => message);
const since = (seq: number) => room.history.changesSince({ epoch: store.installation.epoch, seq });

/** A change in a word: the text of a message, or "cleared". */
const inAWord = (change: RoomChange) => (change.type === 'message' ? change.message.message : 'cleared');

async function sayAll(...messages: string[]): Promise<void> {
  for (const message of messages) await room.send(asMira, message);
}

describe('sending', () => {
  test('a message is shown only once the store has it', async () => {
    const goOn = store.hold();
    const sending = room.send(asMira, 'hello');
    await new Promise(setImmediate);
    expect(texts()).toEqual([]);
    expect(events).toEqual([]);
    goOn();
    const message = await sending;
    expect(message).toMatchObject({ seq: 1, author: mira, message: 'hello', sentAt: clock.now() });
    expect(room.history.window.all()).toEqual([message]);
    expect(changes()).toEqual([{ type: 'message', seq: 1, message }]);
    expect(room.head.seq).toBe(1);
  });

  test('a retry answers what the first answered, and is shown to nobody', async () => {
    const first = await room.send(asMira, 'hello', { clientId: 'a' });
    clock.advance(1_000);
    expect(await room.send(asMira, 'hello', { clientId: 'a' })).toEqual(first);
    expect(changes()).toHaveLength(1);
    expect(texts()).toEqual(['hello']);
  });

  test('a text that may not be sent reaches no store', async () => {
    await expect(room.send(asMira, ' ')).rejects.toMatchObject({ code: 'message_empty' });
    await expect(room.send(asMira, 'a\0b')).rejects.toMatchObject({ code: 'message_invalid' });
    expect(await record()).toMatchObject({ seq: 0, window: [] });
  });

  test('a message that the store refuses is shown to nobody, and the next one is', async () => {
    store.isFailing = true;
    await expect(room.send(asMira, 'lost')).rejects.toMatchObject(unavailable);
    store.isFailing = false;
    await room.send(asMira, 'hello');
    expect(changes().map(({ seq }) => seq)).toEqual([1]);
    expect(texts()).toEqual(['hello']);
  });

  test('memory, the bus and the store agree on the order of what was asked for at once', async () => {
    await Promise.all(
      Array.from({ length: 100 }, (_, index) => (index % 9 === 0 ? room.clear(theo) : room.send(asMira, `${index}`))),
    );
    const stored = await record();
    expect(changes().map(({ seq }) => seq)).toEqual(Array.from({ length: 100 }, (_, index) => index + 1));
    expect(room.history.window.all()).toEqual(stored?.window);
    expect(room.head).toMatchObject({ epoch: store.installation.epoch, seq: 100 });
  });
});

describe('entering and leaving', () => {
  test('who enters is here, with one notice, however often they do', async () => {
    expect(await enter(mira, 'tab 1', true)).toBe(true);
    expect(await enter(mira, 'tab 1', true)).toBe(false);
    expect(await enter(mira, 'tab 2', true)).toBe(false);
    expect(here()).toEqual([mira]);
    expect(room.history.window.all()).toMatchObject([
      { kind: 'entered', author: mira, message: 'Mira has entered the chat' },
    ]);
    expect(events).toContainEqual({ type: 'people', here: [mira], gone: [] });
  });

  test('who enters twice at once makes one notice', async () => {
    const answers = await Promise.all([enter(mira, 'tab 1', true), enter(mira, 'tab 2', true)]);
    expect(answers).toEqual([true, false]);
    expect(texts()).toEqual(['Mira has entered the chat']);
  });

  test('who leaves is gone, with one notice', async () => {
    await enter(mira, 'tab', true);
    room.attendance.release(mira, 'tab', false);
    clock.advance(LEAVE_GRACE_MS - 1);
    expect(here()).toEqual([mira]);
    clock.advance(1);
    await settled();
    expect(here()).toEqual([]);
    expect(texts()).toEqual(['Mira has entered the chat', 'Mira has left the chat']);
    expect(events).toContainEqual({ type: 'people', here: [], gone: [mira] });
  });

  test('a name that another bears here is refused where names must be free, and stores nothing', async () => {
    await enter(mira, 'tab', true);
    const twin = aClaim('MIRA', 5);
    await expect(enter(twin, 'another', true)).rejects.toMatchObject({ code: 'name_taken' });
    expect(here()).toEqual([mira]);
    expect(room.head.seq).toBe(1);
    expect(await enter(twin, 'another', false)).toBe(true);
    expect(here()).toEqual([mira, twin]);
  });

  test('who cannot be noted in the store is refused and not here, and may try again', async () => {
    store.isFailing = true;
    await expect(enter(mira, 'tab', true)).rejects.toMatchObject(unavailable);
    expect(here()).toEqual([]);
    expect(events).toEqual([]);
    store.isFailing = false;
    expect(await enter(mira, 'tab', true)).toBe(true);
    expect(here()).toEqual([mira]);
  });

  test('who leaves while the store fails is gone all the same, and the log says what is missing', async () => {
    await enter(mira, 'tab', true);
    store.isFailing = true;
    room.attendance.release(mira, 'tab', true);
    await settled();
    expect(here()).toEqual([]);
    expect(log.lines).toEqual([{ level: 'warn', message: 'a notice of leaving could not be stored' }]);
  });

  test('a leaving that could not be stored is stored once it can be, and logged once', async () => {
    await enter(mira, 'tab', true);
    store.isFailing = true;
    room.attendance.release(mira, 'tab', true);
    await settled();
    clock.advance(1_000);
    await settled();
    store.isFailing = false;
    expect(texts()).toEqual(['Mira has entered the chat']);
    clock.advance(1_000);
    await settled();
    expect(texts()).toEqual(['Mira has entered the chat', 'Mira has left the chat']);
    expect(log.lines).toHaveLength(1);
    expect(clock.waiting).toBe(0);
  });

  test('who comes back before their leaving is stored never left, and may come back although nothing can be stored', async () => {
    await enter(mira, 'tab', true);
    store.isFailing = true;
    room.attendance.release(mira, 'tab', true);
    await settled();
    expect(await enter(mira, 'reloaded', true)).toBe(false);
    expect(here()).toEqual([mira]);
    store.isFailing = false;
    clock.advance(60_000);
    await settled();
    expect(texts()).toEqual(['Mira has entered the chat']);
    expect(here()).toEqual([mira]);
  });

  test('whose leaving is not stored when the process ends is expected back by the next one', async () => {
    await enter(mira, 'tab', true);
    store.isFailing = true;
    room.attendance.release(mira, 'tab', true);
    await settled();
    room.close();
    expect(clock.waiting).toBe(0);
    store.isFailing = false;
    room = await openRoom();
    expect(here()).toEqual([mira]);
    clock.advance(RESTART_GRACE_MS);
    await settled();
    expect(texts()).toEqual(['Mira has entered the chat', 'Mira has left the chat']);
  });
});

describe('clearing', () => {
  test('empties the room for everyone, and says who did it', async () => {
    await sayAll('one', 'two');
    expect(await room.clear(theo)).toEqual({ seq: 3 });
    expect(texts()).toEqual([]);
    expect(changes().at(-1)).toEqual({ type: 'cleared', seq: 3, by: theo });
    expect(await room.history.pageBefore(4, 10)).toEqual({ messages: [], hasOlder: false, hasNewer: false });
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
    await Promise.all(all.map((text) => room.send(asMira, text)));
    const read: string[] = [];
    let before = all.length + 1;
    for (let hasOlder = true; hasOlder; ) {
      const page = await room.history.pageBefore(before, 90);
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
    expect(since(2)).toEqual([{ type: 'message', seq: 3, message: room.history.window.all()[2] }]);
    expect(since(3)).toEqual([]);
  });

  test('cannot be told of another history, nor of what is yet to come', async () => {
    await sayAll('one');
    expect(room.history.changesSince({ epoch: 'another', seq: 1 })).toBeUndefined();
    expect(since(2)).toBeUndefined();
  });

  test('cannot be told from too far back', async () => {
    await Promise.all(Array.from({ length: WINDOW_SIZE + 2 }, (_, index) => room.send(asMira, `${index}`)));
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
    await store.messages.undoClear(GENERAL, 0, 0, 0);
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
    await enter(mira, 'tab', true);
    await sayAll('one');
    const before = room;
    room.close();
    room = await openRoom();
    expect(room.history.window.all()).toEqual(before.history.window.all());
    expect(room.head).toEqual(before.head);
    expect(since(1)?.map(inAWord)).toEqual(['one']);
    await sayAll('two');
    expect(room.head.seq).toBe(3);
  });

  test('makes nobody leave who comes back in time, and everybody else', async () => {
    await enter(mira, 'tab', true);
    await enter(theo, 'another', true);
    room.close();
    room = await openRoom();
    expect(here()).toEqual([mira, theo]);
    expect(await enter(mira, 'tab after it', true)).toBe(false);
    clock.advance(RESTART_GRACE_MS);
    await settled();
    expect(here()).toEqual([mira]);
    expect(changes().map(inAWord)).toEqual(['Theo has left the chat']);
  });
});

test('a room that the store does not have cannot be opened', async () => {
  await expect(ChatRoom.open('nowhere', dependenciesOn(new MemoryBus()))).rejects.toMatchObject({
    code: 'room_not_found',
  });
});

describe('what is said in a hurry', () => {
  test('is stored in the order in which it was said, whatever had to be looked up', async () => {
    await room.send(asMira, 'first');
    const texts = ['@nobody at all', 'plain', 'an answer', 'plain again'];
    await Promise.all(texts.map((text) => room.send(asMira, text, text === 'an answer' ? { replyTo: 1 } : {})));
    expect(changes().map(inAWord)).toEqual(['first', ...texts]);
  });

  test('is cleared if it was said before the clear', async () => {
    await Promise.all([room.send(asMira, '@nobody'), room.clear(theo)]);
    expect(texts()).toEqual([]);
  });
});

describe('answers', () => {
  test('are to a message that is there', async () => {
    await room.send(asMira, 'one');
    expect(await room.send(asTheo, 'two', { replyTo: 1 })).toMatchObject({ replyTo: 1 });
    await expect(room.send(asTheo, 'three', { replyTo: 9 })).rejects.toMatchObject({ code: 'reply_invalid' });
    expect(texts()).toEqual(['one', 'two']);
  });
});

describe('messages that change', () => {
  test('are told as they are now, to those who are here and to those who come back', async () => {
    await sayAll('one', 'two');
    await room.edit(asMira, 1, 'better');
    await room.react(asTheo, 2, '👍', true);
    expect(texts()).toEqual(['better', 'two']);
    expect(changes().map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
    expect(since(2)).toMatchObject([
      { seq: 3, message: { seq: 1, changedSeq: 3, message: 'better', editedAt: clock.now() } },
      { seq: 4, message: { seq: 2, changedSeq: 4, reactions: [{ emoji: '👍', by: [theo] }] } },
    ]);
    expect(since(3)).toMatchObject([{ seq: 4 }]);
  });

  test('are told also where they stand before all that is in memory', async () => {
    await Promise.all(Array.from({ length: WINDOW_SIZE + 5 }, (_, index) => room.send(asMira, `${index}`)));
    const { seq } = room.head;
    await room.delete(1);
    expect(since(seq)).toMatchObject([{ seq: seq + 1, message: { seq: 1, deleted: true, message: '' } }]);
  });

  test('as they are already are told to nobody', async () => {
    await sayAll('one');
    await room.edit(asMira, 1, 'one');
    await room.react(asTheo, 1, '👍', false);
    await room.delete(1);
    await room.delete(1);
    expect(changes().map(({ seq }) => seq)).toEqual([1, 2]);
  });
});

describe('undoing a clear', () => {
  test('brings back what it hid, in memory as in the store', async () => {
    await sayAll('one');
    await room.clear(theo);
    await sayAll('two');
    await room.undoClear(theo);
    expect(texts()).toEqual(['one', 'two']);
    expect(changes().at(-1)).toEqual({ type: 'restored', seq: 4, by: theo });
    expect(since(3)).toBeUndefined();
    await sayAll('three');
    expect(since(4)?.map(inAWord)).toEqual(['three']);
    expect(room.history.window.all()).toEqual((await record())?.window);
  });

  test('comes too late after ten minutes', async () => {
    await sayAll('one');
    await room.clear(theo);
    clock.advance(10 * 60_000 + 1);
    await expect(room.undoClear(theo)).rejects.toMatchObject({ code: 'undo_expired' });
    expect(texts()).toEqual([]);
  });
});

test('of somebody whose messages are swept, nothing they said is left, and their notices are', async () => {
  await enter(mira, 'tab', true);
  await sayAll('one');
  await room.send(asTheo, 'two');
  await room.sweep(asMira.key);
  expect(texts()).toEqual(['Mira has entered the chat', 'two']);
  expect(changes().at(-1)).toEqual({ type: 'swept', seq: 4, author: asMira.key });
  expect(since(3)).toBeUndefined();
});

test('where one author filled all of memory and is swept, what others said before is there again', async () => {
  await room.send(asTheo, 'before');
  await Promise.all(Array.from({ length: WINDOW_SIZE }, () => room.send(asMira, 'flood')));
  expect(texts()).not.toContain('before');
  await room.sweep(asMira.key);
  expect(texts()).toEqual(['before']);
  expect(room.history.window.newest(10)).toMatchObject({ hasOlder: false });
});
