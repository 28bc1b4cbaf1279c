import { aClaim, aGuest, aLog } from '../../test/support/builders';
import { cleanUp } from '../../test/support/clean-up';
import { ManualClock } from '../../test/support/manual-clock';
import { UnsteadyStore } from '../../test/support/unsteady-store';
import { MemoryBus } from '../adapters/memory/memory-bus';
import { GENERAL, type Head, type Person } from '../protocol/index';
import { guestActor } from './authority/actor';
import { Chat } from './chat';
import { looksOf } from './people/names';
import { CHANGED_SIZE, LEAVE_GRACE_MS, ROOM_IDLE_MS } from './policies';
import type { ChatRoom } from './room/chat-room';

let store: UnsteadyStore;
let clock: ManualClock;
let bus: MemoryBus;
let chat: Chat;
let room: ChatRoom;

beforeEach(async () => {
  store = await UnsteadyStore.open();
  clock = new ManualClock();
  bus = new MemoryBus();
  chat = new Chat({ store, bus, clock, log: aLog() });
  await chat.open();
  room = chat.general;
});

afterEach(cleanUp);

/** Let what was asked for and not awaited come to its end. */
async function settled(): Promise<void> {
  await new Promise(setImmediate);
  // Writes are done in the order in which they were asked for.
  await store.people.endSession('nobody’s').catch(() => {});
  await new Promise(setImmediate);
}
const texts = () => room.history.window.all().map(({ message }) => message);
const here = () => room.attendance.here();
const record = () => store.messages.openRoom(GENERAL, 10, CHANGED_SIZE);

const arrive = (connectionId: string, leavesAtOnce: boolean) =>
  chat.connect({ connectionId, address: 'here', actor: undefined }, leavesAtOnce);
/** A connection of the delta feed, whose end may be a reload. */
const aTab = (connectionId = 'tab') => arrive(connectionId, false);
/** A connection of the full feed, whose end is the leaving. */
const aSocket = (connectionId = 'socket') => arrive(connectionId, true);

const enter = (client: ReturnType<typeof aTab>, person: Person, since?: Head) =>
  chat.enter(client, room, guestActor(person), since);
const enterAs = (client: ReturnType<typeof aTab>, claim: Person) => chat.enterAs(client, room, guestActor(claim));

describe('entering with an identity', () => {
  test('answers who one is here and the newest page', async () => {
    const you = aGuest('Mira');
    const entrance = await enter(aTab(), you);
    expect(entrance).toEqual({
      you,
      room: room.room,
      head: room.head,
      people: here(),
      messages: [expect.objectContaining({ kind: 'entered', author: you })],
      hasOlder: false,
      resync: false,
    });
  });

  test('needs a name that no other here bears', async () => {
    await enter(aTab('first'), aGuest('Mira'));
    await expect(enter(aTab('second'), aGuest('mirа'))).rejects.toMatchObject({ code: 'name_taken' });
    expect(texts()).toEqual(['Mira has entered the chat']);
  });

  test('needs a name that is not that of an account', async () => {
    const name = { username: 'Mira', looks: looksOf('Mira') };
    await store.people.register({ userID: 'm', name, passwordHash: '-', role: 'member', at: 0 });
    const taken = { code: 'name_taken' };
    await expect(enter(aTab(), aGuest('mirа'))).rejects.toMatchObject(taken);
    await expect(chat.checkClaim(aClaim('MIRA'))).rejects.toMatchObject(taken);
    expect(texts()).toEqual([]);
  });

  test('again from a head answers what changed since, and adds no notice', async () => {
    const tab = aTab();
    const identity = aGuest('Mira');
    await enter(tab, identity);
    const head = room.head;
    const message = await room.send(guestActor(identity), 'hello');
    const entrance = await enter(aTab('reloaded'), identity, head);
    expect(entrance).toMatchObject({ changes: [{ type: 'message', seq: 2, message }] });
    expect(texts()).toEqual(['Mira has entered the chat', 'hello']);
  });

  test('from the head of another history answers a fresh page that says so', async () => {
    const entrance = await enter(aTab(), aGuest('Mira'), { epoch: 'another', seq: 0 });
    expect(entrance).toMatchObject({ resync: true, messages: [{ kind: 'entered' }] });
  });
});

describe('entering as whom one claims to be', () => {
  test('keeps the name as it was written, even one that another bears', async () => {
    await enter(aTab(), aGuest('Mira'));
    const claim = aClaim(' MIRA ', 5);
    expect(await enterAs(aSocket(), claim)).toEqual({ isNew: true });
    expect(here().at(-1)).toEqual(claim);
    expect(texts().at(-1)).toBe(' MIRA  has entered the chat');
  });

  test('needs a name that can be seen', async () => {
    await expect(chat.checkClaim(aClaim('Mira\u202E', 5))).rejects.toMatchObject({ code: 'name_invalid' });
  });
});

describe('the end of a connection', () => {
  test('is the leaving at once on the full feed', async () => {
    const socket = aSocket();
    await enterAs(socket, aClaim('Theo'));
    chat.disconnect(socket);
    await settled();
    expect(texts()).toEqual(['Theo has entered the chat', 'Theo has left the chat']);
    expect(chat.connectedClients.size).toBe(0);
  });

  test('may be a reload on the delta feed', async () => {
    const identity = aGuest('Mira');
    const tab = aTab();
    await enter(tab, identity);
    chat.disconnect(tab);
    clock.advance(LEAVE_GRACE_MS - 1);
    await enter(aTab('reloaded'), identity);
    clock.advance(LEAVE_GRACE_MS);
    await settled();
    expect(texts()).toEqual(['Mira has entered the chat']);
  });

  test('while the notice of entering is being stored leaves nobody behind', async () => {
    const goOn = store.hold();
    const socket = aSocket();
    const entering = enterAs(socket, aClaim('Theo'));
    chat.disconnect(socket);
    goOn();
    await entering;
    await settled();
    expect(here()).toEqual([]);
    expect(texts()).toEqual(['Theo has entered the chat', 'Theo has left the chat']);
    expect(await record()).toMatchObject({ occupants: [] });
  });

  test('may not be followed by an entering once the process ends', async () => {
    chat.close();
    await expect(enterAs(aSocket(), aClaim('Theo'))).rejects.toMatchObject({ code: 'shutting_down' });
    expect(texts()).toEqual([]);
  });

  test('is no leaving when the process ends', async () => {
    const socket = aSocket();
    await enterAs(socket, aClaim('Theo'));
    chat.close();
    chat.disconnect(socket);
    await settled();
    expect(await record()).toMatchObject({ seq: 1, occupants: [aClaim('Theo')] });
  });
});

describe('a connection that enters as another', () => {
  test('lets go of whom it was', async () => {
    const socket = aSocket();
    await enterAs(socket, aClaim('Theo'));
    await enterAs(socket, aClaim('Mira'));
    await settled();
    expect(here()).toEqual([aClaim('Mira')]);
    expect(texts().at(-1)).toBe('Theo has left the chat');
  });

  test('lets go of whom it was, however fast it changes', async () => {
    const socket = aSocket();
    const claims = ['Theo', 'Mira', 'Ines'].map((name) => aClaim(name));
    await Promise.all(claims.map((claim) => enterAs(socket, claim)));
    await settled();
    expect(here()).toEqual([aClaim('Ines')]);
    chat.disconnect(socket);
    await settled();
    expect(here()).toEqual([]);
  });

  test('stays whom it was if it cannot', async () => {
    const socket = aSocket();
    await enterAs(socket, aClaim('Theo'));
    store.isFailing = true;
    await expect(enterAs(socket, aClaim('Mira'))).rejects.toMatchObject({ code: 'store_unavailable' });
    store.isFailing = false;
    await settled();
    expect(here()).toEqual([aClaim('Theo')]);
    expect([...socket.rooms.values()]).toEqual([aClaim('Theo')]);
  });
});

describe('a room that is not General', () => {
  const mira = aGuest('Mira');
  const theo = aGuest('Theo');
  const den = { roomId: 'den', name: 'Den', kind: 'private' } as const;

  beforeEach(() => store.rooms.create({ room: den, looks: [], members: [mira, theo], at: 0 }));

  test('is brought into memory once, by whoever asks first', async () => {
    const [one, other] = await Promise.all([chat.find('den'), chat.find('den')]);
    expect(one).toBe(other);
    expect(chat.find('den')).toBe(one);
    await expect(chat.find('nowhere')).rejects.toMatchObject({ code: 'room_not_found' });
  });

  test('knows who of its members is connected, and gains no notice by that', async () => {
    const chatRoom = await chat.find('den');
    const phone = chat.connect({ connectionId: 'phone', address: 'here', actor: guestActor(mira) }, false);
    const laptop = chat.connect({ connectionId: 'laptop', address: 'here', actor: guestActor(mira) }, false);
    chat.connect({ connectionId: 'other', address: 'here', actor: guestActor(aGuest('Ines')) }, false);
    expect(chatRoom.attendance.here()).toEqual([mira]);
    chat.disconnect(phone);
    clock.advance(LEAVE_GRACE_MS);
    expect(chatRoom.attendance.here()).toEqual([mira]);
    chat.disconnect(laptop);
    clock.advance(LEAVE_GRACE_MS);
    expect(chatRoom.attendance.here()).toEqual([]);
    expect(chatRoom.head.seq).toBe(0);
  });

  test('is told of a new name of those who are in it, and of nobody else', async () => {
    await chat.find('den');
    const renamed: string[] = [];
    bus.subscribe((roomId, event) => {
      if (event.type === 'person') renamed.push(`${roomId}: ${event.person.username}`);
    });
    bus.tell(String(mira.userID), { type: 'you', you: { ...mira, username: 'Mirabel' } });
    bus.tell('ines', { type: 'you', you: { userID: 'ines', username: 'Ines' } });
    expect(renamed).toEqual(['general: Mirabel', 'den: Mirabel', 'general: Ines']);
  });

  test('leaves memory when nobody has it on screen for a while, and comes back as it was', async () => {
    const chatRoom = await chat.find('den');
    const client = aTab();
    await chat.enter(client, chatRoom, guestActor(mira), undefined);
    await chatRoom.send(guestActor(mira), 'hello');
    clock.advance(ROOM_IDLE_MS + 1);
    expect(chat.find('den')).toBe(chatRoom);
    chat.disconnect(client);
    clock.advance(ROOM_IDLE_MS + 1);
    clock.advance(ROOM_IDLE_MS + 1);
    const again = await chat.find('den');
    expect(again).not.toBe(chatRoom);
    expect(again.history.window.all()).toMatchObject([{ message: 'hello' }]);
  });
});
