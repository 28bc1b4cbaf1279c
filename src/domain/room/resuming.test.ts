import fc from 'fast-check';
import { v4 as uuid } from 'uuid';
import { aGuest, aLog } from '../../../test/support/builders';
import { cleanUp } from '../../../test/support/clean-up';
import { ManualClock } from '../../../test/support/manual-clock';
import { RoomView } from '../../../test/support/room-view';
import { UnsteadyStore } from '../../../test/support/unsteady-store';
import { MemoryBus } from '../../adapters/memory/memory-bus';
import type { Head } from '../../protocol/index';
import { type Actor, guestActor } from '../authority/actor';
import { Chat } from '../chat';
import { RESUMED_CHANGES_MAX, RESUMED_TEXT_MAX_BYTES, RESUMING_MAX, ROOM_IDLE_MS } from '../policies';
import type { RoomChange } from '../ports';
import type { ChatRoom } from './chat-room';
import type { Entrance } from './entrance';

const [mira, theo, zoe] = [aGuest('Mira'), aGuest('Theo'), aGuest('Zoe')];
const people = [mira, theo, zoe].map(guestActor);
const [asMira, asTheo] = people as [Actor, Actor, Actor];

let store: UnsteadyStore;
let clock: ManualClock;
let bus: MemoryBus;
let chat: Chat;
let room: ChatRoom;

beforeAll(async () => {
  store = await UnsteadyStore.open();
  clock = new ManualClock();
  bus = new MemoryBus();
  // As little as possible, so that the store has to be asked.
  chat = new Chat({ store, bus, clock, log: aLog(), memory: { window: 2, changed: 1 } });
  await chat.open();
});
afterAll(async () => {
  chat.close();
  await cleanUp();
});
beforeEach(async () => {
  room = await makeRoom();
});
afterEach(() => jest.restoreAllMocks());

async function makeRoom(): Promise<ChatRoom> {
  const roomId = uuid();
  const made = { roomId, name: 'Lab', kind: 'private' as const };
  await store.rooms.create({ room: made, looks: [], members: [mira, theo, zoe], at: 1 });
  return chat.find(roomId);
}

const connect = () => chat.connect({ connectionId: uuid(), address: 'here', actor: undefined }, false);
const sayMany = (count: number, text = 'x') =>
  Promise.all(Array.from({ length: count }, () => room.send(asMira, text)));
const at = (seq: number): Head => ({ epoch: room.head.epoch, seq });
const comeBack = (since: Head, client = connect(), listen = () => {}) =>
  chat.enter(client, room, asMira, since, listen);

/** What one is told, in a word a change. */
function told(entrance: Entrance): unknown {
  if ('messages' in entrance) return entrance.resync ? 'afresh' : 'new';
  return entrance.changes.map(inAWord);
}

function inAWord(change: RoomChange): string {
  return change.type === 'message' ? change.message.message : change.type;
}

describe('who comes back', () => {
  test('from where memory reaches is told from memory', async () => {
    await sayMany(5);
    const asked = jest.spyOn(store.messages, 'changesSince');
    expect(told(await comeBack(at(3)))).toEqual(['x', 'x']);
    expect(told(await comeBack(at(6)))).toBe('afresh');
    expect(told(await comeBack({ epoch: 'another', seq: 0 }))).toBe('afresh');
    expect(asked).not.toHaveBeenCalled();
    await comeBack(at(2));
    expect(asked).toHaveBeenCalledTimes(1);
  });

  test('from further back is told all the same, with what happens while the store is read', async () => {
    for (const text of ['one', 'two', 'three', 'four', 'five']) await room.send(asMira, text);
    await room.edit(asMira, 1, 'one!');
    const heard: number[] = [];
    const stop = bus.subscribe((_roomId, event) => 'seq' in event && heard.push(event.seq));
    const coming = comeBack(at(1));
    const meanwhile = Promise.all([room.edit(asMira, 2, 'two!'), room.delete(3), room.send(asTheo, 'six')]);
    const entrance = await coming;
    await meanwhile;
    stop();
    // What is not in the one is in the other.
    const { head } = entrance;
    expect(heard.filter((seq) => seq > head.seq)).toEqual([7, 8, 9].filter((seq) => seq > head.seq));
    const { changes } = (await comeBack(at(1))) as Entrance & { changes: RoomChange[] };
    expect(changes.map(({ seq }) => seq)).toEqual([4, 5, 6, 7, 8, 9]);
    expect(new Set(changes.map(inAWord))).toEqual(new Set(['four', 'five', 'one!', 'two!', '', 'six']));
  });

  test('is told the last word on what was changed after the store told it, and nothing that was cleared', async () => {
    for (const text of ['one', 'two', 'three', 'four', 'five']) await room.send(asMira, text);
    const stored = await room.resuming.lookUp(at(1));
    const continued = () => room.resuming.changesSince(at(1), stored)?.map(inAWord);
    expect(continued()).toEqual(['two', 'three', 'four', 'five']);
    await room.edit(asMira, 2, 'two!');
    await room.send(asTheo, 'six');
    expect(continued()).toEqual(['three', 'four', 'five', 'two!', 'six']);
    await room.clear(null);
    await room.send(asTheo, 'seven');
    expect(continued()).toEqual(['cleared', 'seven']);
    await room.undoClear(theo);
    expect(continued()).toBeUndefined();
  });

  test('from before what is too much starts afresh, whether memory or the store would tell it', async () => {
    const big = 'é'.repeat(2_000);
    await sayMany(RESUMED_TEXT_MAX_BYTES / 4_000 + 1, big);
    expect(told(await comeBack(at(1)))).toHaveLength(Math.floor(RESUMED_TEXT_MAX_BYTES / 4_000));
    expect(told(await comeBack(at(0)))).toBe('afresh');
    await room.clear(null);
    await sayMany(RESUMED_CHANGES_MAX + 1);
    const { seq } = room.head;
    expect(told(await comeBack(at(seq - RESUMED_CHANGES_MAX)))).toHaveLength(RESUMED_CHANGES_MAX);
    expect(told(await comeBack(at(seq - RESUMED_CHANGES_MAX - 1)))).toBe('afresh');
  });

  test('to a room that has left memory is told as of any other', async () => {
    for (const text of ['one', 'two', 'three', 'four', 'five']) await room.send(asMira, text);
    await room.edit(asMira, 1, 'one!');
    const { roomId } = room.room;
    clock.advance(ROOM_IDLE_MS + 1);
    expect(chat.chatRoomData.has(roomId)).toBe(false);
    room = await chat.find(roomId);
    expect(told(await comeBack(at(1)))).toEqual(['two', 'three', 'four', 'five', 'one!']);
  });

  test('while nothing can be stored is told all the same; while nothing can be read they start afresh', async () => {
    await sayMany(5);
    store.isFailing = true;
    const whole = told(await comeBack(at(1)));
    store.isUnreadable = true;
    const afresh = told(await comeBack(at(1)));
    store.isFailing = store.isUnreadable = false;
    expect([whole, afresh]).toEqual([['x', 'x', 'x', 'x'], 'afresh']);
  });
});

describe('when many come back at once', () => {
  test('those from the same place share one answer', async () => {
    await sayMany(8);
    const asked = jest.spyOn(store.messages, 'changesSince');
    const entrances = await Promise.all(Array.from({ length: 2_000 }, () => comeBack(at(2))));
    expect(asked).toHaveBeenCalledTimes(1);
    for (const entrance of entrances) expect(told(entrance)).toHaveLength(6);
  });

  test('from more places than may wait, the rest start afresh, and later ones do not', async () => {
    await sayMany(RESUMING_MAX + 20);
    const places = Array.from({ length: RESUMING_MAX + 10 }, (_, seq) => at(seq));
    const answers = (await Promise.all(places.map((place) => comeBack(place)))).map(told);
    expect(answers.filter((answer) => answer === 'afresh')).toHaveLength(10);
    expect(told(await comeBack(at(0)))).toHaveLength(RESUMING_MAX + 20);
  });
});

describe('while the store is read', () => {
  let goOn: () => void;
  let client: ReturnType<typeof connect>;
  let listen: jest.Mock;
  let coming: Promise<Entrance>;

  beforeEach(async () => {
    await sayMany(5);
    goOn = store.hold();
    client = connect();
    listen = jest.fn();
    coming = comeBack(at(1), client, listen);
    await new Promise(setImmediate);
  });

  test('who is put out is told nothing', async () => {
    room.attendance.expel(asMira.key);
    goOn();
    await expect(coming).rejects.toMatchObject({ code: 'room_not_found' });
    expect(listen).not.toHaveBeenCalled();
  });

  test('a connection that becomes another’s is told nothing', async () => {
    const becoming = chat.enter(client, room, asTheo, undefined);
    goOn();
    await expect(coming).rejects.toMatchObject({ code: 'room_not_found' });
    await becoming;
    expect(listen).not.toHaveBeenCalled();
  });

  test('a connection that looks away is answered, and told no more', async () => {
    chat.lookAway(client, room.room.roomId);
    goOn();
    expect(told(await coming)).toHaveLength(4);
    expect(listen).not.toHaveBeenCalled();
  });

  test('memory may reach further by then', async () => {
    const clearing = room.clear(null);
    goOn();
    await clearing;
    await coming;
    expect(listen).toHaveBeenCalledTimes(1);
  });
});

/** Somebody who has the room on screen, now and then, and knows nothing but what they were told. */
class Watcher {
  view: RoomView | undefined;
  /** What lies before this was never shown. */
  private from = 0;
  private hear: ((change: RoomChange) => void) | undefined;
  private stop = () => {};
  private coming: Promise<Entrance> | undefined;

  constructor(private readonly actor: Actor) {}

  /** Where to go on from. What a clear hid and its undoing brought back is not told: one starts afresh. */
  get head(): Head | undefined {
    return this.view?.isStale ? undefined : this.view?.head;
  }

  leave(): void {
    this.stop();
    this.hear = undefined;
  }

  /** One who asks again before the answer has come gets that one. */
  comeBack(): Promise<Entrance> {
    this.coming ??= this.enter().finally(() => {
      this.coming = undefined;
    });
    return this.coming;
  }

  private async enter(): Promise<Entrance> {
    this.leave();
    const waiting: RoomChange[] = [];
    const listen = () => {
      this.hear = (change) => waiting.push(change);
      this.stop = bus.subscribe((roomId, event) => {
        if (roomId === room.room.roomId && 'seq' in event) this.hear?.(event);
      });
    };
    const entrance = await chat.enter(connect(), room, this.actor, this.head, listen);
    if ('messages' in entrance) this.from = (entrance.hasOlder && entrance.messages[0]?.seq) || 0;
    this.view = RoomView.of(entrance as Parameters<typeof RoomView.of>[0], this.view);
    for (const change of waiting) this.apply(change);
    this.hear = (change) => this.apply(change);
    return entrance;
  }

  /** What is shown, and what should be. */
  async compared() {
    const isShown = ({ seq }: { seq: number }) => seq >= this.from;
    const truth = await store.messages.messagesAfter(room.room.roomId, 0, 1_000);
    return [this.view?.shown.filter(isShown), truth.filter(isShown)];
  }

  /** Nothing is told twice, nothing left out. */
  private apply(change: RoomChange): void {
    expect(change.seq).toBe((this.view?.head.seq ?? 0) + 1);
    this.view = this.view?.with(change);
  }
}

/** How often each is done, in comparison. */
const acts = {
  say: 14,
  edit: 3,
  delete: 2,
  react: 3,
  clear: 1,
  undo: 1,
  sweep: 1,
  leave: 4,
  'come back': 6,
};

type Act = keyof typeof acts;

/** Each begins after so many turns of the event loop, so that they overlap in every way. */
const anyStep = fc.record({
  act: fc.oneof(...Object.entries(acts).map(([act, weight]) => ({ weight, arbitrary: fc.constant(act as Act) }))),
  who: fc.nat(2),
  which: fc.nat(11),
  later: fc.nat(3),
});

const anyTurns = fc.array(fc.array(anyStep, { minLength: 4, maxLength: 16 }), {
  minLength: 2,
  maxLength: 8,
  size: 'max',
});

test('whatever happens, and whenever one comes back, one ends with the room that is there', async () => {
  const asked = { store: 0, whole: 0 };
  const property = () =>
    fc.asyncProperty(anyTurns, async (turns) => {
      room = await makeRoom();
      const watchers = people.map((actor) => new Watcher(actor));
      try {
        for (const turn of turns) {
          await Promise.all(
            turn.map(async ({ act, who, which, later }) => {
              for (let turns = 0; turns < later; turns += 1) await new Promise(setImmediate);
              await take(act, people[who] as Actor, which, watchers[who] as Watcher, asked);
            }),
          );
        }
        for (const watcher of watchers) {
          await watcher.comeBack();
          const [shown, truth] = await watcher.compared();
          expect(shown).toEqual(truth);
        }
        const newcomer = await chat.enter(connect(), room, asMira, undefined);
        if ('changes' in newcomer) throw new Error('changes, to one who has nothing to change');
        const truth = await store.messages.messagesAfter(room.room.roomId, 0, 1_000);
        expect(newcomer.messages).toEqual(truth.slice(truth.length - newcomer.messages.length));
        expect(newcomer.hasOlder || newcomer.messages.length === truth.length).toBe(true);
      } finally {
        for (const watcher of watchers) watcher.leave();
      }
    });
  const isToldOften = () => asked.store > 4 && asked.whole > 2;
  // Chance decides how often it is the store that tells.
  for (let round = 0; round === 0 || (round < 4 && !isToldOften()); round += 1) {
    await fc.assert(property(), { numRuns: 35 });
  }
  // It was the store that told, often enough.
  expect(asked.store).toBeGreaterThan(4);
  expect(asked.whole).toBeGreaterThan(2);
});

async function take(
  act: Act,
  by: Actor,
  which: number,
  watcher: Watcher,
  asked: { store: number; whole: number },
): Promise<void> {
  const seq = Math.max(1, room.head.seq - which);
  const outcomes: Record<Act, () => unknown> = {
    say: () => room.send(by, `${which}`),
    edit: () => room.edit(by, seq, `edited ${which}`),
    delete: () => room.delete(seq),
    react: () => room.react(by, seq, '👍', which % 3 > 0),
    clear: () => room.clear(by.person),
    undo: () => room.undoClear(by.person),
    sweep: () => room.sweep(by.key),
    leave: () => watcher.leave(),
    'come back': async () => {
      const since = watcher.head;
      const isStored = since && room.history.knows(since) && !room.history.remembers(since);
      const entrance = await watcher.comeBack();
      if (isStored) asked.store += 1;
      if (isStored && 'changes' in entrance) asked.whole += 1;
    },
  };
  // Refused where there is no such message, or nothing to undo: then nothing happens, which is right too.
  await Promise.resolve(outcomes[act]()).catch((error) => expect(error).toHaveProperty('code'));
}
