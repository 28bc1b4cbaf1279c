import { aLog } from '../../../test/support/builders';
import { eventually } from '../../../test/support/changing';
import { cleanUp, onCleanUp } from '../../../test/support/clean-up';
import { ADDRESS, PeopleOfTest } from '../../../test/support/open-people';
import type { Actor } from '../authority/actor';
import { VISIT_MS } from '../policies';
import { Visitors } from './visitors';

let here: PeopleOfTest;
let log: ReturnType<typeof aLog>;
let visitors: Visitors;
let alice: Actor;

beforeEach(async () => {
  here = await PeopleOfTest.open();
  log = aLog();
  visitors = new Visitors({ chat: here.chat, clock: here.clock, bus: here.bus, log });
  onCleanUp(() => visitors.close());
  alice = await here.guest('alice');
});
afterEach(cleanUp);

const names = () => here.chat.general.attendance.here().map(({ username }) => username);
const notices = () => here.chat.general.history.window.all().map(({ message }) => message);
const isHere = () => eventually('alice is here', () => names().includes('alice'));

test('somebody who asks is in General, once, and told of once', async () => {
  for (let time = 0; time < 5; time += 1) visitors.see(alice, ADDRESS);
  await isHere();
  expect(here.chat.connectedClients.size).toBe(1);
  await eventually('the notice', () => notices().length > 0);
  expect(notices()).toEqual(['alice has entered the chat']);
});

test('they stay as long as they ask again, and leave some time after they did last', async () => {
  visitors.see(alice, ADDRESS);
  await isHere();
  for (let time = 0; time < 3; time += 1) {
    here.clock.advance(VISIT_MS - 1);
    visitors.see(alice, ADDRESS);
  }
  expect(names()).toEqual(['alice']);
  here.clock.advance(VISIT_MS);
  await eventually('the notice', () => notices().includes('alice has left the chat'));
  expect([names(), here.chat.connectedClients.size]).toEqual([[], 0]);
});

test('they leave when their session ends', async () => {
  visitors.see(alice, ADDRESS);
  await isHere();
  await here.people.sessions.endAll(alice.key);
  await eventually('gone', () => names().length === 0);
  expect(here.chat.connectedClients.size).toBe(0);
});

test('who cannot come in, since another here bears the name, is no connection', async () => {
  const other = await here.guest('Alice');
  visitors.see(alice, ADDRESS);
  await isHere();
  visitors.see(other, ADDRESS);
  await eventually('sent away', () => here.chat.connectedClients.size === 1);
  expect(names()).toEqual(['alice']);
  expect(log.lines).toEqual([]);
});
