import { cleanUp } from '../../../test/support/clean-up';
import { RoomsOfTest } from '../../../test/support/open-rooms';
import { GENERAL } from '../../protocol/index';
import type { Actor } from '../authority/actor';

let here: RoomsOfTest;
let mira: Actor;
let theo: Actor;
let secret: string;

beforeEach(async () => {
  here = await RoomsOfTest.open();
  mira = await here.account('Mira');
  theo = await here.account('Theo');
  const chatRoom = await here.room(mira, 'private');
  secret = chatRoom.room.roomId;
  await here.rooms.change(mira, chatRoom, { name: 'Secret Garden' });
  await chatRoom.send(mira, 'roses');
  here.clock.advance(1);
  await here.chat.general.send(mira, 'roses');
});
afterEach(cleanUp);

const roomsFound = async (by: Actor, query: string) =>
  (await here.search.find(by, query, undefined, 10)).found.map(({ roomId }) => roomId);

test('looks in no room that one is not in, whatever is asked for', async () => {
  for (const query of ['roses', 'from:Mira', 'has:link roses', 'after:2000-01-01']) {
    expect(await roomsFound(theo, query)).not.toContain(secret);
  }
  for (const place of [secret, 'general,secret', '*', 'nowhere', '"Secret Garden"']) {
    expect(await roomsFound(theo, `roses in:${place}`)).toEqual([]);
  }
});

test('looks where it is told to, by name or id, in every one of the places', async () => {
  expect(await roomsFound(mira, 'roses')).toEqual([GENERAL, secret]);
  expect(await roomsFound(mira, 'roses in:"sECRET garden"')).toEqual([secret]);
  expect(await roomsFound(mira, `roses in:${secret}`)).toEqual([secret]);
  expect(await roomsFound(mira, `roses in:${secret} in:general`)).toEqual([]);
  expect(await roomsFound(mira, 'in:general')).toEqual([GENERAL]);
});

test('tells days apart by UTC', async () => {
  const today = new Date(here.clock.now()).toISOString().slice(0, 10);
  expect(await roomsFound(mira, `roses before:${today}`)).toEqual([]);
  expect(await roomsFound(mira, `roses after:${today}`)).toEqual([GENERAL, secret]);
});

test('a conversation between two has no name to be found by', async () => {
  const { roomId } = await here.rooms.directs.open(mira, [theo.key]);
  await (await here.chat.find(roomId)).send(mira, 'roses for you');
  expect(await roomsFound(theo, 'roses in:""').catch(({ code }) => code)).toBe('search_invalid');
  expect(await roomsFound(theo, `roses in:${roomId}`)).toEqual([roomId]);
});

test('of more than 32 searches at once the others are asked to come back', async () => {
  const codeOf = (asked: Promise<unknown>) =>
    asked.then(
      () => 'ok',
      ({ code }) => code,
    );
  const asked = await Promise.all(Array.from({ length: 34 }, () => codeOf(roomsFound(mira, 'roses'))));
  expect(asked.filter((code) => code === 'ok')).toHaveLength(32);
  expect(asked.slice(32)).toEqual(['busy', 'busy']);
  expect(await codeOf(roomsFound(mira, '"'))).toBe('search_invalid');
  expect(await roomsFound(mira, 'roses')).toHaveLength(2);
});
