import { aLog } from '../../../test/support/builders';
import { eventually } from '../../../test/support/changing';
import { cleanUp, onCleanUp } from '../../../test/support/clean-up';
import { RoomsOfTest } from '../../../test/support/open-rooms';
import type { Actor } from '../authority/actor';
import type { Clock, Outbound } from '../ports';
import type { ChatRoom } from '../room/chat-room';
import { DELIVERY_PACE, Deliveries } from './deliveries';
import { OutgoingWebhooks } from './outgoing-webhooks';

afterEach(cleanUp);

const HOUR = 3_600_000;

/** Somewhere else that takes what it is sent, or does not. */
class Elsewhere implements Outbound {
  status = 200;
  readonly texts: string[] = [];
  private answers = Promise.resolve();

  /** Answer nobody until the way is used that this returns. */
  hold(): () => void {
    let release = () => {};
    this.answers = new Promise((resolve) => {
      release = resolve;
    });
    return release;
  }

  async mayReach(): Promise<boolean> {
    return true;
  }

  async post(_url: string, _headers: object, body: string): Promise<number> {
    this.texts.push(JSON.parse(body).text);
    await this.answers;
    return this.status;
  }
}

let opened: RoomsOfTest;
let elsewhere: Elsewhere;
let deliveries: Deliveries;
/** How long was waited before each next try. */
let waits: number[];
let mira: Actor;
let room: ChatRoom;

beforeEach(async () => {
  opened = await RoomsOfTest.open();
  elsewhere = new Elsewhere();
  const { store, bus, clock, chat, audit } = opened;
  waits = [];
  const noting: Clock = {
    now: () => clock.now(),
    after: (ms, task) => {
      waits.push(ms);
      return clock.after(ms, task);
    },
  };
  const all = { store, bus, clock: noting, chat, audit, outbound: elsewhere };
  deliveries = new Deliveries({ ...all, log: aLog(), pace: DELIVERY_PACE });
  onCleanUp(() => deliveries.close());
  mira = await opened.account('Mira');
  room = await opened.room(mira, 'private');
  await new OutgoingWebhooks({ ...all, deliveries }).create(mira, room, 'https://builds.example.org/');
});

async function state() {
  const [webhook] = await opened.store.outgoing.of(room.room.roomId);
  return webhook!;
}

function aTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Let time pass until the next try, and not beyond. Returns how long that was. */
async function nextTry(): Promise<number> {
  const tries = elsewhere.texts.length;
  await eventually('the wait', () => waits.length === tries);
  const wait = waits.at(-1) ?? 0;
  opened.clock.advance(wait);
  await eventually('another try', () => elsewhere.texts.length > tries);
  return wait;
}

test('the waits grow, by chance, up to ten minutes', async () => {
  elsewhere.status = 500;
  await room.send(mira, 'hello');
  await eventually('the first try', () => elsewhere.texts.length === 1);
  for (let index = 0; index < 15; index += 1) {
    const longest = Math.min(1_000 * 2 ** index, 600_000);
    const wait = await nextTry();
    expect([wait >= longest / 2, wait <= longest]).toEqual([true, true]);
  }
  expect(new Set(waits.slice(-5)).size).toBe(5);
});

test('an address that takes nothing for a day is disabled, and told nothing more', async () => {
  elsewhere.status = 500;
  await room.send(mira, 'hello');
  await eventually('the first try', () => elsewhere.texts.length === 1);
  while ((await state()).failingSince === null) await aTurn();
  const since = (await state()).failingSince ?? 0;
  for (let hours = 0; (await state()).disabledAt === null; hours += 1) {
    expect(hours).toBeLessThan(200);
    opened.clock.advance(HOUR / 4);
    await room.send(mira, `still there? ${hours}`);
    await aTurn();
  }
  expect(((await state()).disabledAt ?? 0) - since).toBeGreaterThanOrEqual(24 * HOUR);
  const tries = elsewhere.texts.length;
  elsewhere.status = 200;
  await room.send(mira, 'anybody?');
  await deliveries.close();
  expect(elsewhere.texts).toHaveLength(tries);
  expect(await opened.store.outgoing.enabled()).toEqual([]);
  const { entries } = await opened.audit.page(undefined, 10);
  expect(entries[0]).toMatchObject({ action: 'DisableOutgoingWebhook', roomId: room.room.roomId });
});

test('what was taken while the server stops is not sent again', async () => {
  const answer = elsewhere.hold();
  await room.send(mira, 'hello');
  await eventually('the first try', () => elsewhere.texts.length === 1);
  const closed = deliveries.close();
  answer();
  await closed;
  expect((await state()).sentSeq).toBe(room.head.seq);
});

test('one that waits to try again ends at once', async () => {
  elsewhere.status = 500;
  await room.send(mira, 'hello');
  await eventually('the wait', () => waits.length === 1);
  await deliveries.close();
  expect((await state()).sentSeq).toBeLessThan(room.head.seq);
  expect(elsewhere.texts).toHaveLength(1);
});

test('one that takes something again begins anew', async () => {
  elsewhere.status = 500;
  await room.send(mira, 'hello');
  await eventually('the first try', () => elsewhere.texts.length === 1);
  elsewhere.status = 200;
  await nextTry();
  await eventually('taken', () => deliveries.counts.taken === 1);
  while ((await state()).sentSeq < room.head.seq) await aTurn();
  expect(await state()).toMatchObject({ failingSince: null, disabledAt: null });
  expect(deliveries.counts).toEqual({ taken: 1, failed: 1, given_up: 0 });
});
