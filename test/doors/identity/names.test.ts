import { GENERAL, type PeopleChanged } from '../../../src/protocol/index';
import { answerTo, HttpAsking, outcomeOf } from '../../support/asking';
import { cleanUp } from '../../support/clean-up';
import { FullClient } from '../../support/full-client';
import { PASSWORD, Scene } from './scene';

afterEach(cleanUp);

let scene: Scene;

describe('nobody gets a name that could be taken for an account’s', () => {
  const names: [what: string, name: string, code: string][] = [
    ['the same', 'Mira', 'name_taken'],
    ['another case', 'mIRA', 'name_taken'],
    ['full-width letters', 'Ｍｉｒａ', 'name_taken'],
    ['a Cyrillic letter', 'Mirа', 'name_taken'],
    ['a no-break space after it', 'Mira\u00A0', 'name_taken'],
    ['spaces around it', '  Mira ', 'name_taken'],
    ['a no-break space in it', 'someone\u00A0else', 'name_taken'],
    ['a zero-width space', 'Mi\u200Bra', 'name_invalid'],
    ['a right-to-left override', '\u202EariM', 'name_invalid'],
    ['stacked marks', `Mir${'\u0351'.repeat(12)}a`, 'name_invalid'],
    ['a lone surrogate', 'Mira\uD83D', 'name_invalid'],
    ['the name of those who left', 'Someone who left', 'name_taken'],
  ];

  test('by whichever door and whichever spelling', async () => {
    scene = await Scene.open();
    expect([await scene.register('Mira'), await scene.register('someone else')]).toEqual(['ok', 'ok']);
    const { socket, identity } = await scene.stranger();
    const guest = await scene.cast.guest();
    const full = await FullClient.connect(scene.server.url);
    for (const [what, username, code] of names) {
      const outcomes = {
        register: await scene.register(username),
        guest: await outcomeOf(scene.cast.nobody, 'BecomeGuest', { username, asProgram: true }),
        rename: await outcomeOf(guest.http, 'ChangeProfile', { username }),
        token: await outcomeOf(socket, 'UserEnteredRoom', { ...identity, username }),
        claim: await full.ask('UserEnteredRoom', { userID: 5, username }),
        spoken: await full.ask('SendMessage', { message: 'hello', userID: 5, username, timeStamp: null }),
      };
      const refused = { ok: false, error: expect.objectContaining({ code }) };
      expect([what, outcomes]).toEqual([
        what,
        { register: code, guest: code, rename: code, token: code, claim: refused, spoken: refused },
      ]);
    }
    const { messages } = await answerTo(scene.owner.http, 'LoadMessages', { roomId: GENERAL });
    expect(messages.filter(({ author }) => author.userID === 5)).toEqual([]);
  });
});

describe('the name of an account is not a guest’s', () => {
  beforeEach(async () => {
    scene = await Scene.open();
  });

  test('who bore it before the account did is put out of it', async () => {
    const full = await FullClient.connect(scene.server.url);
    expect(await full.ask('UserEnteredRoom', { userID: 5, username: 'Theo' })).toMatchObject({ ok: true });
    expect(await scene.register('Theo')).toBe('name_taken');
    const socket = await scene.owner.connect();
    await answerTo(socket, 'UserEnteredRoom', { roomId: GENERAL });
    full.leave();
    await socket.hears<PeopleChanged>('PeopleChanged', ({ gone }) => gone.length > 0);
    expect(await scene.register('Theo')).toBe('ok');
    const again = await FullClient.connect(scene.server.url);
    expect(await again.ask('UserEnteredRoom', { userID: 5, username: 'Theo' })).toMatchObject({ ok: false });
  });

  test('a userID that has an account is proved by a session alone', async () => {
    const { socket, identity } = await scene.stranger();
    const guest = await answerTo(scene.cast.nobody, 'BecomeGuest', {
      username: 'Gus',
      identity: { userID: identity.userID, token: identity.token },
      asProgram: true,
    });
    const gus = new HttpAsking(scene.server, guest.token);
    await answerTo(gus, 'Register', { username: 'Gus', password: PASSWORD, asProgram: true });
    const claim = { ...identity, username: 'Gus' };
    expect(await outcomeOf(socket, 'UserEnteredRoom', claim)).toBe('token_invalid');
    const become = { username: 'Gus', identity: { userID: identity.userID, token: identity.token }, asProgram: true };
    expect(await outcomeOf(scene.cast.nobody, 'BecomeGuest', become)).toBe('token_invalid');
  });

  test('a claim to the userID of an account has none of its rights', async () => {
    const full = await FullClient.connect(scene.server.url);
    const claim = { userID: scene.owner.userID, username: 'Nobody' };
    await full.ask('UserEnteredRoom', claim);
    await full.ask('SendMessage', { ...claim, message: 'I own this', timeStamp: null });
    const { messages } = await answerTo(scene.owner.http, 'LoadMessages', { roomId: GENERAL });
    expect(messages.at(-1)?.author).toEqual({ ...claim, claimed: true });
    expect((await answerTo(scene.owner.http, 'WhoAmI', undefined)).you).toMatchObject({
      username: scene.owner.username,
    });
  });
});
