import { aLog } from '../../../test/support/builders';
import { cleanUp } from '../../../test/support/clean-up';
import { ManualClock } from '../../../test/support/manual-clock';
import { openStore } from '../../../test/support/open-store';
import { MemoryBus } from '../../adapters/memory/memory-bus';
import type { SqliteStore } from '../../adapters/sqlite/sqlite-store';
import { GENERAL } from '../../protocol/index';
import { guestActor } from '../authority/actor';
import { Chat } from '../chat';
import type { StoredMessage } from '../ports';
import type { ChatRoom } from './chat-room';

const [mira, theo] = ['Mira', 'Theo'].map((username) => guestActor({ userID: username, username })) as [
  ReturnType<typeof guestActor>,
  ReturnType<typeof guestActor>,
];

let store: SqliteStore;
let clock: ManualClock;
let room: ChatRoom;

/** With a memory that is small, so that most of the room is in the store. */
beforeEach(async () => {
  store = await openStore();
  clock = new ManualClock();
  const chat = new Chat({ store, bus: new MemoryBus(), clock, log: aLog(), memory: { window: 50, changed: 10 } });
  await chat.open();
  room = chat.general;
});
afterEach(cleanUp);

async function say(count: number): Promise<void> {
  const said: Promise<unknown>[] = [];
  for (let one = 0; one < count; one += 1) {
    clock.advance(7);
    said.push(room.send(one % 3 === 0 ? theo : mira, `text ${one}`));
    // A notice now and then.
    if (one % 40 === 0) said.push(room.attendance.enter(theo, `connection ${one}`, false));
    if (one % 40 === 20) room.attendance.release(theo.person, `connection ${one - 20}`, true);
  }
  await Promise.all(said);
}

/** Looked at one by one. */
async function saidOf(): Promise<StoredMessage[]> {
  const all = await store.messages.messagesAfter(GENERAL, 0, 100_000);
  return all.filter(({ kind, deleted }) => kind === 'message' && !deleted);
}

/** The total and every page are what the store has, whatever was kept from before. */
async function expectTrue(): Promise<StoredMessage[]> {
  const expected = await saidOf();
  expect(await room.history.said.total()).toBe(expected.length);
  const pages: StoredMessage[] = [];
  for (let newer = 0; newer < expected.length + 10; newer += 10) {
    pages.unshift(...(await room.history.said.page(newer, 10)));
  }
  expect(pages.map(({ seq }) => seq)).toEqual(expected.map(({ seq }) => seq));
  return expected;
}

test('an empty room has none', async () => {
  expect(await room.history.said.total()).toBe(0);
  expect(await room.history.said.page(0, 10)).toEqual([]);
});

test('they are counted and paged, without notices and what was deleted, as the room changes', async () => {
  await say(40);
  await expectTrue();
  await say(900);
  const before = await expectTrue();
  for (const index of [3, 200, 201, 500, 920]) await room.delete(before[index]?.seq ?? 0);
  expect(await expectTrue()).toHaveLength(before.length - 5);
  await say(5);
  await expectTrue();
});

test('what is hidden, shown again or swept away counts so', async () => {
  await say(700);
  const before = await expectTrue();
  await room.clear(null);
  expect(await expectTrue()).toEqual([]);
  await say(300);
  expect(await expectTrue()).toHaveLength(300);
  await room.undoClear(mira.person);
  expect(await expectTrue()).toHaveLength(before.length + 300);
  await room.sweep(theo.key);
  expect((await expectTrue()).every(({ author }) => author.username === 'Mira')).toBe(true);
});

test('what somebody said at a time is found, in memory and in the store, and no other’s', async () => {
  await say(900);
  const all = await saidOf();
  for (const index of [0, 1, 300, 501, 898]) {
    const { author, sentAt, message, seq } = all[index] as StoredMessage;
    const key = author.username === 'Mira' ? mira.key : theo.key;
    expect((await room.history.said.find(key, sentAt, message))?.seq).toBe(seq);
    expect(await room.history.said.find('another', sentAt, message)).toBeUndefined();
    expect(await room.history.said.find(key, sentAt + 1, message)).toBeUndefined();
    expect(await room.history.said.find(key, sentAt, `${message}!`)).toBeUndefined();
  }
});

test('what is counted already is not counted again', async () => {
  await say(1_200);
  await room.history.said.total();
  let counted = 0;
  const count = store.messages.countSaid.bind(store.messages);
  store.messages.countSaid = (...stretch) => {
    counted += 1;
    return count(...stretch);
  };
  for (let time = 0; time < 10; time += 1) await room.history.said.total();
  // What is between the last whole stretch and what memory holds.
  expect(counted).toBeLessThanOrEqual(10);
});
