import { aClaim, aGuest, aLog } from '../../test/support/builders';
import { ManualClock } from '../../test/support/manual-clock';
import { UnsteadyStore } from '../../test/support/unsteady-store';
import { MemoryBus } from '../adapters/memory/memory-bus';
import { GENERAL, type Head, type UserData } from '../protocol/index';
import { Chat } from './chat';
import type { ChatRoom } from './chat-room';
import { LEAVE_GRACE_MS } from './policies';

let store: UnsteadyStore;
let clock: ManualClock;
let chat: Chat;
let room: ChatRoom;

beforeEach(async () => {
  store = new UnsteadyStore();
  clock = new ManualClock();
  chat = new Chat({ store, bus: new MemoryBus(), clock, log: aLog() });
  room = await chat.open(GENERAL);
});

const settled = () => new Promise(setImmediate);
const texts = () => room.window.all().map(({ message }) => message);
const anIdentity = (username: string): UserData => ({ ...chat.createUserData(), username });

/** A connection of the delta feed, whose end may be a reload. */
const aTab = (connectionId = 'tab') => chat.connectedClients.connect(connectionId, false);
/** A connection of the full feed, whose end is the leaving. */
const aSocket = (connectionId = 'socket') => chat.connectedClients.connect(connectionId, true);

const enter = (client: ReturnType<typeof aTab>, identity: UserData, since?: Head) =>
  chat.enter(client, GENERAL, identity, since);

describe('entering with an identity', () => {
  test('answers who one is here and the newest page', async () => {
    const identity = anIdentity('  Ｍｉｒａ ');
    const you = { userID: identity.userID, username: 'Mira' };
    const entrance = await enter(aTab(), identity);
    expect(entrance).toEqual({
      you,
      room: room.room,
      head: room.head(),
      people: room.people(),
      messages: [expect.objectContaining({ kind: 'entered', author: you })],
      hasOlder: false,
      resync: false,
    });
  });

  test('needs the token that came with it', async () => {
    const tab = aTab();
    const stolen = { ...anIdentity('Mira'), token: anIdentity('Theo').token };
    await expect(enter(tab, stolen)).rejects.toMatchObject({ code: 'token_invalid' });
    await expect(chat.send(tab, GENERAL, 'hello', 'a')).rejects.toMatchObject({ code: 'not_entered' });
    expect(texts()).toEqual([]);
  });

  test('needs a name that can be seen and that no other here bears', async () => {
    await expect(enter(aTab(), anIdentity('\u200B'))).rejects.toMatchObject({ code: 'name_invalid' });
    await enter(aTab('first'), anIdentity('Mira'));
    await expect(enter(aTab('second'), anIdentity('mirа'))).rejects.toMatchObject({ code: 'name_taken' });
    expect(texts()).toEqual(['Mira has entered the chat']);
  });

  test('again from a head answers what changed since, and adds no notice', async () => {
    const tab = aTab();
    const identity = anIdentity('Mira');
    await enter(tab, identity);
    const head = room.head();
    const message = await chat.send(tab, GENERAL, 'hello', 'a');
    const entrance = await enter(aTab('reloaded'), identity, head);
    expect(entrance).toMatchObject({ changes: [{ type: 'message', seq: 2, message }] });
    expect(texts()).toEqual(['Mira has entered the chat', 'hello']);
  });

  test('from the head of another history answers a fresh page that says so', async () => {
    const entrance = await enter(aTab(), anIdentity('Mira'), { epoch: 'another', seq: 0 });
    expect(entrance).toMatchObject({ resync: true, messages: [{ kind: 'entered' }] });
  });
});

describe('entering as whom one claims to be', () => {
  test('keeps the name as it was written, even one that another bears', async () => {
    await enter(aTab(), anIdentity('Mira'));
    const claim = aClaim(' MIRA ', 5);
    expect(await chat.enterAs(aSocket(), GENERAL, claim)).toEqual({ isNew: true });
    expect(room.people().at(-1)).toEqual(claim);
    expect(texts().at(-1)).toBe(' MIRA  has entered the chat');
  });

  test('needs a name that can be seen', async () => {
    const claim = aClaim('Mira\u202E', 5);
    await expect(chat.enterAs(aSocket(), GENERAL, claim)).rejects.toMatchObject({ code: 'name_invalid' });
    await expect(chat.sendAs(GENERAL, claim, 'hello', {})).rejects.toMatchObject({ code: 'name_invalid' });
    expect(texts()).toEqual([]);
  });
});

describe('the end of a connection', () => {
  test('is the leaving at once on the full feed', async () => {
    const socket = aSocket();
    await chat.enterAs(socket, GENERAL, aClaim('Theo'));
    chat.disconnect(socket);
    await settled();
    expect(texts()).toEqual(['Theo has entered the chat', 'Theo has left the chat']);
    expect(chat.connectedClients.size).toBe(0);
  });

  test('may be a reload on the delta feed', async () => {
    const identity = anIdentity('Mira');
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
    const entering = chat.enterAs(socket, GENERAL, aClaim('Theo'));
    chat.disconnect(socket);
    goOn();
    await entering;
    await settled();
    expect(room.people()).toEqual([]);
    expect(texts()).toEqual(['Theo has entered the chat', 'Theo has left the chat']);
    expect(await store.openRoom(GENERAL, 10)).toMatchObject({ occupants: [] });
  });

  test('may not be followed by an entering once the process ends', async () => {
    chat.close();
    await expect(chat.enterAs(aSocket(), GENERAL, aClaim('Theo'))).rejects.toMatchObject({ code: 'shutting_down' });
    expect(texts()).toEqual([]);
  });

  test('is no leaving when the process ends', async () => {
    const socket = aSocket();
    await chat.enterAs(socket, GENERAL, aClaim('Theo'));
    chat.close();
    chat.disconnect(socket);
    await settled();
    expect(await store.openRoom(GENERAL, 10)).toMatchObject({ seq: 1, occupants: [aClaim('Theo')] });
  });
});

describe('a connection that enters as another', () => {
  test('lets go of whom it was', async () => {
    const socket = aSocket();
    await chat.enterAs(socket, GENERAL, aClaim('Theo'));
    await chat.enterAs(socket, GENERAL, aClaim('Mira'));
    await settled();
    expect(room.people()).toEqual([aClaim('Mira')]);
    expect(texts().at(-1)).toBe('Theo has left the chat');
  });

  test('lets go of whom it was, however fast it changes', async () => {
    const socket = aSocket();
    const claims = ['Theo', 'Mira', 'Ines'].map((name) => aClaim(name));
    await Promise.all(claims.map((claim) => chat.enterAs(socket, GENERAL, claim)));
    await settled();
    expect(room.people()).toEqual([aClaim('Ines')]);
    chat.disconnect(socket);
    await settled();
    expect(room.people()).toEqual([]);
  });

  test('stays whom it was if it cannot', async () => {
    const socket = aSocket();
    await chat.enterAs(socket, GENERAL, aClaim('Theo'));
    store.isFailing = true;
    await expect(chat.enterAs(socket, GENERAL, aClaim('Mira'))).rejects.toMatchObject({ code: 'store_unavailable' });
    store.isFailing = false;
    await settled();
    expect(room.people()).toEqual([aClaim('Theo')]);
    expect(await chat.clearOpenRoom(socket, GENERAL)).toEqual({ seq: 2 });
    expect(await store.openRoom(GENERAL, 10)).toMatchObject({ cleared: { by: aClaim('Theo') } });
  });
});

describe('who has not entered', () => {
  const refusal = { code: 'not_entered' };

  test('may not send, read older messages or clear with an identity', async () => {
    const tab = aTab();
    await expect(chat.page(tab, GENERAL, 10, 10)).rejects.toMatchObject(refusal);
    await expect(chat.send(tab, GENERAL, 'hello', 'a')).rejects.toMatchObject(refusal);
    await expect(chat.clear(tab, GENERAL)).rejects.toMatchObject(refusal);
    expect(room.head().seq).toBe(0);
  });

  test('may speak and clear by a claim, and is not here for that', async () => {
    await chat.sendAs(GENERAL, aClaim('Theo', 5), 'hello', { timeStamp: '10:45' });
    expect(room.window.all()).toMatchObject([{ author: aClaim('Theo', 5), message: 'hello', timeStamp: '10:45' }]);
    expect(room.people()).toEqual([]);
    await chat.clearOpenRoom(aSocket(), GENERAL);
    expect(await store.openRoom(GENERAL, 10)).toMatchObject({ cleared: { by: null } });
  });
});

test('a room that is not open answers as if it did not exist', async () => {
  const refusal = { code: 'room_not_found' };
  const tab = aTab();
  const claim = aGuest('Mira');
  await expect(chat.enter(tab, 'secret', anIdentity('Mira'), undefined)).rejects.toMatchObject(refusal);
  await expect(chat.enterAs(tab, 'secret', claim)).rejects.toMatchObject(refusal);
  await expect(chat.sendAs('secret', claim, 'hello', {})).rejects.toMatchObject(refusal);
  await expect(chat.send(tab, 'secret', 'hello', 'a')).rejects.toMatchObject(refusal);
  await expect(chat.clearOpenRoom(tab, 'secret')).rejects.toMatchObject(refusal);
});
