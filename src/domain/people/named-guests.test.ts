import { cleanUp } from '../../../test/support/clean-up';
import { ADDRESS, asking, nobody, PeopleOfTest } from '../../../test/support/open-people';
import type { Actor } from '../authority/actor';

let here: PeopleOfTest;

beforeEach(async () => {
  here = await PeopleOfTest.open();
});
afterEach(cleanUp);

const come = async (username: string, asker = nobody): Promise<Actor> =>
  here.actor(await here.people.guests.become({ username, keepsName: true }, asker));
const users = () => here.people.named.users();
const claim = (name: string) => here.people.named.claim(name, ADDRESS);
const enter = (actor: Actor, connectionId: string) =>
  here.chat.enter(
    here.chat.connect({ connectionId, address: ADDRESS, actor }, false),
    here.chat.general,
    actor,
    undefined,
  );

describe('a name that a guest keeps', () => {
  test('is taken, also in another spelling and by themselves, and leaves everybody as they were', async () => {
    const alice = await come('alice');
    await come('bob');
    for (const [name, asker] of [
      ['alice', nobody],
      ['ALICE', nobody],
      ['a1ice', nobody],
      ['alice', asking(alice)],
      ['bob', asking(alice)],
    ] as const) {
      await expect(come(name, asker)).rejects.toMatchObject({ code: 'name_taken' });
    }
    expect(await users()).toEqual(['alice', 'bob']);
    expect(await here.store.people.find(alice.key)).toMatchObject({ username: 'alice' });
  });

  test('is free when its bearer left for good, took another, or has no session any more', async () => {
    const [alice, bob, cleo] = [await come('alice'), await come('bob'), await come('cleo')];
    await here.people.removals.leave(alice, undefined, 'keep', ADDRESS);
    await here.people.guests.become({ username: 'bobby' }, asking(bob));
    await here.people.sessions.endAll(cleo.key);
    here.clock.advance(60_000);
    expect(await users()).toEqual([]);
    for (const name of ['alice', 'bob', 'cleo']) await come(name);
    expect(await users()).toEqual(['alice', 'bob', 'cleo']);
  });

  test('is won by one of those who race for it', async () => {
    const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => come('alice')));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});

describe('the users', () => {
  test('are those who keep their names, and whoever else is here', async () => {
    await come('alice');
    await enter(await here.member('Mira'), 'one');
    await enter(await here.guest('Gus'), 'two');
    await here.member('Elsewhere');
    expect(await users()).toEqual(['alice', 'Mira', 'Gus']);
  });

  test('are looked up once in a second, and when somebody came or went', async () => {
    await come('alice');
    let asked = 0;
    const ask = here.store.people.namedGuests.bind(here.store.people);
    here.store.people.namedGuests = (...query) => {
      asked += 1;
      return ask(...query);
    };
    for (let time = 0; time < 5; time += 1) await users();
    expect(asked).toBe(1);
    const bob = await come('bob');
    expect(await users()).toEqual(['alice', 'bob']);
    await here.people.removals.leave(bob, undefined, 'keep', ADDRESS);
    expect(await users()).toEqual(['alice']);
    here.clock.advance(1_000);
    await users();
    expect(asked).toBe(4);
  });
});

describe('who claims the name of a user', () => {
  test('is somebody else, with a guest’s rights', async () => {
    const alice = await come('alice');
    const claimed = await claim('alice');
    expect(claimed).toMatchObject({ person: { username: 'alice', claimed: true }, role: 'guest' });
    expect(claimed.key).not.toBe(alice.key);
  });

  test('is refused where there is no such user, and where it is an account’s', async () => {
    await enter(await here.member('Mira'), 'one');
    await expect(claim('alice')).rejects.toMatchObject({ code: 'person_not_found' });
    await expect(claim('Mira')).rejects.toMatchObject({ code: 'name_taken' });
    await expect(claim('')).rejects.toMatchObject({ code: 'name_invalid' });
  });

  test('may do no more than the user: not while they are muted, nor once they are banned', async () => {
    const [alice, bob] = [await come('alice'), await come('bob')];
    here.chat.mutes.set(alice.key, here.clock.now() + 60_000);
    await expect(claim('alice')).rejects.toMatchObject({ code: 'muted' });
    const ban = { addresses: [], by: alice.person, at: here.clock.now(), until: null, reason: '' };
    await here.store.moderation.ban({ person: bob.person, ...ban });
    here.bus.tell(bob.key, { type: 'out', code: 'banned' });
    await expect(claim('bob')).rejects.toMatchObject({ code: 'banned' });
  });

  test('is not let in where nobody comes without an invite, nor to read', async () => {
    here = await PeopleOfTest.open('invite');
    await expect(claim('alice')).rejects.toMatchObject({ code: 'invite_required' });
    await expect(here.people.named.reader(ADDRESS)).rejects.toMatchObject({ code: 'invite_required' });
  });
});
