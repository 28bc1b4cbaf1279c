import { randomUUID } from 'node:crypto';
import { answerTo } from '../support/asking';
import { makeRoom } from '../support/cast';
import { cleanUp } from '../support/clean-up';
import { doors } from './every-door/doors';
import { Scene } from './every-door/scene';

let scene: Scene;

beforeAll(async () => {
  scene = await Scene.set();
});
afterAll(cleanUp);

const each = doors.map((door) => [door.name, door] as const);

test('what is said by any door is shown by each, once, and in one order', async () => {
  const guests = await Promise.all(doors.map((door) => scene.come(door)));
  const said = guests.map((_guest, index) => Array.from({ length: 10 }, () => scene.aText(`by ${doors[index]?.name}`)));
  await Promise.all(
    guests.map(async (guest, index) => {
      for (const text of said[index] ?? []) expect(await guest.say(text)).toBeUndefined();
    }),
  );
  const order = await scene.inOrder(said.flat());
  for (const [index, guest] of guests.entries()) {
    const name = doors[index]?.name;
    expect({ name, shown: await scene.shown(guest, order) }).toEqual({ name, shown: order });
    expect(order.filter((text) => said[index]?.includes(text))).toEqual(said[index]);
  }
});

test('a file is shown by its name where there is nothing but text', async () => {
  const guests = await Promise.all(doors.map((door) => scene.come(door)));
  const words = scene.aText('look at this');
  await scene.sendFile(words);
  const isWhole = (name: string) => ['the delta feed', 'the HTTP API'].includes(name);
  const expected = doors.map(({ name }) => [name, isWhole(name) ? words : `${words}\n[file: a.txt]`] as const);
  const shown = await Promise.all(guests.map((guest, at) => scene.shown(guest, [expected[at]?.[1] ?? ''])));
  expect(doors.map(({ name }, at) => [name, shown[at]?.[0]])).toEqual(expected);
});

describe.each(each)('by %s', (_name, door) => {
  test('a text that is none is refused, and the next one taken', async () => {
    const guest = await scene.come(door);
    for (const [code, text] of [
      ['message_empty', ''],
      ['message_empty', ' \n\t '],
      // A space that has no width.
      ['message_empty', '\u200b'],
      ['message_too_long', 'x'.repeat(4_001)],
      ['message_invalid', 'a bell \u0007'],
    ] as const) {
      await scene.expectRefused(door, guest, code, text);
    }
    await scene.expectTaken(guest);
  });

  test('markup and letters of every script are taken as they are', async () => {
    const guest = await scene.come(door);
    for (const text of ['<b>1 < 2 &amp; 3</b>', 'שלום, 世界, 👋🏽', '  spaces  ', 'x'.repeat(4_000)]) {
      await scene.expectTaken(guest, `${scene.aText('')}${text}`.slice(0, 4_000));
    }
  });

  test('what one says bears the name that one came by', async () => {
    const coming = scene.coming();
    const [guest, text] = [await door.come(coming), scene.aText('who says this?')];
    await scene.expectTaken(guest, text);
    expect((await scene.message(text)).author.username).toBe(coming.name);
  });

  test('whoever is muted is not heard until they may speak again', async () => {
    const guest = await scene.come(door);
    const userID = await scene.keyOf(guest);
    await answerTo(scene.moderator.http, 'Mute', { userID, minutes: 5 });
    await scene.expectRefused(door, guest, 'muted');
    await answerTo(scene.moderator.http, 'Unmute', { userID });
    await scene.expectTaken(guest);
  });

  test('whoever is banned is not heard any more, nor let in again', async () => {
    const guest = await scene.come(door);
    const userID = await scene.keyOf(guest);
    await answerTo(scene.moderator.http, 'Ban', { userID });
    const text = scene.aText('not to be heard');
    expect(await guest.say(text)).toEqual(door.banned);
    expect(await guest.comeAgain()).toEqual(door.no('banned', 'come'));
    const other = await scene.come(door);
    await scene.expectTaken(other);
    expect(await other.texts()).not.toContain(text);
  });

  test('more than is good at once is refused, and others go on', async () => {
    const [guest, other] = [await scene.come(door), await scene.come(door)];
    await guest.tire();
    await scene.expectRefused(door, guest, 'rate_limited');
    await scene.expectTaken(other);
  });

  test('in slow mode everybody speaks once in a while', async () => {
    const [guest, other] = [await scene.come(door), await scene.come(door)];
    await scene.slowMode(60);
    try {
      await scene.expectTaken(guest);
      await scene.expectRefused(door, guest, 'slow_mode');
      await scene.expectTaken(other);
    } finally {
      await scene.slowMode(0);
    }
    await scene.expectTaken(guest);
  });

  test('nobody comes by the name of an account', async () => {
    const name = `Account.${doors.indexOf(door)}`;
    await answerTo(scene.member.http, 'ChangeProfile', { username: name });
    expect(await scene.refusalTo(door, name)).toEqual(door.no('name_taken', 'come'));
    expect(await scene.refusalTo(door, name.toUpperCase())).toEqual(door.no('name_taken', 'come'));
  });

  test('a room that one may not see is as none, and nothing of it is shown', async () => {
    const [guest, text] = [await scene.come(door), scene.aText('a secret')];
    const roomId = await makeRoom(scene.member, 'private', text);
    await answerTo(scene.member.http, 'SendMessage', { roomId, clientId: randomUUID(), message: text });
    await scene.expectTaken(guest);
    expect(await guest.texts()).not.toContain(text);
    if (!guest.sayIn) return;
    const none = await guest.sayIn(randomUUID(), 'hello');
    expect(none).toEqual(door.no('room_not_found', 'sayIn'));
    expect(await guest.sayIn(roomId, 'hello')).toEqual(none);
  });

  test('nobody removes what another said', async () => {
    const [guest, author] = [await scene.come(door), await scene.come(door)];
    const text = scene.aText('to stay');
    await scene.expectTaken(author, text);
    const message = await scene.message(text);
    await scene.expectTaken(guest);
    expect(await guest.remove?.(message)).toEqual(guest.remove && door.no('not_allowed', 'remove'));
    expect(await author.texts()).toContain(text);
    expect((await scene.message(text)).deleted).toBeUndefined();
  });
});
