import { cleanUp } from '../../../test/support/clean-up';
import { RoomsOfTest } from '../../../test/support/open-rooms';
import { type Actor, guestActor } from '../authority/actor';

const MINUTE = 60_000;
const forEver = { messages: 'keep', reason: '' } as const;

let here: RoomsOfTest;
let moderator: Actor;
let mira: Actor;
let gus: Actor;

beforeEach(async () => {
  here = await RoomsOfTest.open();
  moderator = await here.account('Mo', 'moderator');
  mira = await here.account('Mira');
  gus = await here.guest('Gus');
});
afterEach(cleanUp);

const refusal = (code: string) => expect.objectContaining({ code });
const connect = (actor: Actor | undefined, address: string) =>
  here.chat.connect({ connectionId: `${actor?.key} ${address}`, address, actor }, false);
const speak = (actor: Actor) => here.chat.general.send(actor, 'hello');

describe('muting', () => {
  test('ends with its time, and outlives a restart', async () => {
    const until = await here.moderation.mute(moderator, mira.key, 5, '');
    expect(until).toBe(here.clock.now() + 5 * MINUTE);
    here = await here.restart();
    await expect(speak(mira)).rejects.toMatchObject({ code: 'muted', retryAfterMs: 5 * MINUTE });
    expect(await here.moderation.lookAt(mira.key)).toMatchObject({ mutedUntil: until });
    here.clock.advance(5 * MINUTE);
    await speak(mira);
    expect(await here.moderation.lookAt(mira.key)).toEqual({ person: mira.profile });
  });

  test('that could not be stored mutes nobody, and stands in no log', async () => {
    here.store.isFailing = true;
    await expect(here.moderation.mute(moderator, mira.key, 5, '')).rejects.toEqual(refusal('store_unavailable'));
    here.store.isFailing = false;
    await speak(mira);
    expect(here.told).toEqual([]);
    expect((await here.audit.page(undefined, 10)).entries).toEqual([]);
  });

  test('is told to who is muted, by the name that they bear', async () => {
    await here.moderation.mute(moderator, gus.key, 5, '');
    await here.moderation.unmute(moderator, gus.key);
    const [muted, unmuted] = here.toldTo(gus);
    expect(muted).toEqual({ type: 'you', you: gus.profile, mutedUntil: here.clock.now() + 5 * MINUTE });
    expect(unmuted).toEqual({ type: 'you', you: gus.profile });
  });

  test('of a claim tells nobody, since it may go by many names', async () => {
    const claim = guestActor({ userID: 7, username: 'Lou', claimed: true });
    await speak(claim);
    await here.moderation.mute(moderator, 'claim:7', 5, '');
    expect(here.told).toEqual([]);
    await expect(speak(claim)).rejects.toEqual(refusal('muted'));
    await speak(guestActor({ userID: '7', username: 'Lou', claimed: true }));
  });
});

describe('finding somebody', () => {
  test('goes by who they are, who is here, and who said something', async () => {
    const speaker = guestActor({ userID: 'long gone', username: 'Sid', claimed: true });
    const visitor = guestActor({ userID: 'f3b5b7c2-6a58-4b3f-9d5e-0c9a4f6e1d11', username: 'Vi' });
    await speak(speaker);
    connect(visitor, '192.0.2.1');
    for (const { key, profile } of [mira, gus, speaker, visitor]) {
      expect(await here.moderation.lookAt(key)).toEqual({ person: profile });
    }
  });

  test.each(['nobody', 'claim:', 'claim:{', 'claim:"nobody"', 'claim:null'])('finds nobody by "%s"', async (key) => {
    await expect(here.moderation.lookAt(key)).rejects.toEqual(refusal('person_not_found'));
  });
});

describe('the door', () => {
  const atDoor = (actor: Actor | undefined, address: string) => here.moderation.checkDoor(actor?.key, address);

  test('is closed to who is banned, until the ban ends', async () => {
    await here.moderation.ban(moderator, mira.key, { ...forEver, minutes: 10 });
    await expect(atDoor(mira, '192.0.2.1')).rejects.toMatchObject({ code: 'banned', retryAfterMs: 10 * MINUTE });
    await atDoor(undefined, '192.0.2.1');
    here.clock.advance(10 * MINUTE);
    await atDoor(mira, '192.0.2.1');
    expect(await here.moderation.bans()).toEqual([]);
  });

  test('of a guest’s addresses is closed to every guest, and to nobody with an account', async () => {
    connect(gus, '192.0.2.1');
    connect(gus, '2001:db8:1:2::1');
    const ann = await here.guest('Ann');
    await here.moderation.ban(moderator, gus.key, forEver);
    for (const address of ['192.0.2.1', '::ffff:192.0.2.1', '2001:db8:1:2::99']) {
      await expect(atDoor(undefined, address)).rejects.toMatchObject({ code: 'banned', retryAfterMs: undefined });
      await expect(atDoor(ann, address)).rejects.toEqual(refusal('banned'));
      await atDoor(mira, address);
    }
    await expect(atDoor(gus, '192.0.2.2')).rejects.toEqual(refusal('banned'));
    await atDoor(ann, '192.0.2.2');
    await here.moderation.unban(moderator, gus.key);
    await atDoor(gus, '192.0.2.1');
    await atDoor(undefined, '192.0.2.1');
  });

  test('of the addresses of somebody with an account stays open', async () => {
    connect(mira, '192.0.2.1');
    await here.moderation.ban(moderator, mira.key, forEver);
    await atDoor(undefined, '192.0.2.1');
    await atDoor(gus, '192.0.2.1');
  });

  test('is closed before anyone is sent away, and nobody is where that could not be stored', async () => {
    here.store.isFailing = true;
    await expect(here.moderation.ban(moderator, mira.key, forEver)).rejects.toEqual(refusal('store_unavailable'));
    expect(here.told).toEqual([]);
    here.store.isFailing = false;
    let atDoorThen: Promise<unknown> = Promise.resolve();
    here.bus.listen((_person, { type }) => {
      if (type === 'out') atDoorThen = atDoor(mira, '192.0.2.1').catch((error) => error);
    });
    await here.moderation.ban(moderator, mira.key, forEver);
    expect(await atDoorThen).toEqual(refusal('banned'));
    expect(here.toldTo(mira)).toEqual([{ type: 'out', code: 'banned' }]);
  });
});

test('what somebody banned said can go with them, also from rooms that nobody has in memory', async () => {
  const room = await here.room(mira, 'private', gus);
  await room.send(gus, 'flood');
  await room.send(mira, 'stop');
  here = await here.restart();
  await here.moderation.ban(moderator, gus.key, { messages: 'remove', reason: 'flood' });
  const { window } = (await here.chat.find(room.room.roomId)).history;
  expect(window.all().map(({ message }) => message)).toEqual(['stop']);
  expect((await here.audit.page(undefined, 10)).entries).toMatchObject([
    { action: 'Ban', to: gus.person, details: { minutes: null, messages: 'remove', reason: 'flood' } },
  ]);
});

test('lifting a ban that there is not stands in no log', async () => {
  await here.moderation.unban(moderator, mira.key);
  expect((await here.audit.page(undefined, 10)).entries).toEqual([]);
});
