import { askJson } from '../../support/api-client';
import { answerTo, SocketAsking } from '../../support/asking';
import { Browser } from '../../support/browser';
import { cleanUp } from '../../support/clean-up';
import { openStore } from '../../support/open-store';
import { AT_ONCE_MS, PASSWORD, Scene } from './scene';

afterEach(cleanUp);

let scene: Scene;

describe('a session', () => {
  let browser: Browser;
  beforeEach(async () => {
    scene = await Scene.open();
    browser = new Browser(scene.server);
  });

  test('is carried where no script can read it, and is in no answer', async () => {
    await answerTo(browser, 'BecomeGuest', { username: 'Gus' });
    const [{ headers, body } = { headers: {}, body: '' }] = browser.answers;
    expect(headers['set-cookie']?.[0]).toMatch(/^snug=[\w-]{43};.*HttpOnly/);
    expect(headers['set-cookie']?.[0]).toMatch(/SameSite=Lax/i);
    expect(body).not.toContain(browser.token);
    expect(JSON.parse(body)).toEqual({ you: { userID: expect.any(String), username: 'Gus' } });
  });

  test('is given to a program in the answer, and then in no cookie', async () => {
    const body = { username: 'Gus', asProgram: true };
    const answer = await askJson(scene.server, 'POST', '/api/session/guest', body);
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(JSON.parse(answer.body).token).toMatch(/^[\w-]{43}$/);
  });

  test('that somebody fixed beforehand is worth nothing once its bearer has proved themselves', async () => {
    const attacker = new Browser(scene.server);
    await answerTo(attacker, 'BecomeGuest', { username: 'Gus' });
    const { member } = { member: await scene.cast.member() };
    for (const way of ['LogIn', 'Register'] as const) {
      browser.cookie = attacker.cookie;
      const watching = await attacker.connect();
      const username = way === 'LogIn' ? member.username : 'Gustav';
      await answerTo(browser, way, { username, password: PASSWORD });
      expect(browser.cookie).not.toBe(attacker.cookie);
      expect(await scene.whoIs(attacker.token)).toBe('session_invalid');
      await watching.ends(AT_ONCE_MS);
      expect(await SocketAsking.refusalOf(scene.server.url, attacker.token)).toBe('session_invalid');
      expect(await scene.whoIs(browser.token)).toBe('ok');
      attacker.cookie = '';
      await answerTo(attacker, 'BecomeGuest', { username: 'Ida' });
    }
  });

  test('cannot be chosen by who asks for one', async () => {
    browser.cookie = `snug=${'A'.repeat(43)}`;
    await answerTo(browser, 'BecomeGuest', { username: 'Gus' });
    expect(browser.token).not.toBe('A'.repeat(43));
    expect(await scene.whoIs('A'.repeat(43))).toBe('session_invalid');
  });

  test('in a cookie says who a connection is, from our own page and from no other', async () => {
    await answerTo(browser, 'BecomeGuest', { username: 'Gus' });
    const own = await browser.connect();
    expect((await answerTo(own, 'WhoAmI', undefined)).you).toMatchObject({ username: 'Gus' });
    const headers = { origin: 'https://evil.example', cookie: browser.cookie };
    const foreign = await SocketAsking.connect(scene.server.url, undefined, headers);
    expect((await answerTo(foreign, 'WhoAmI', undefined)).you).toBeNull();
  });

  test('ends with the log-out, for requests and for open connections', async () => {
    const member = await scene.cast.member();
    await answerTo(browser, 'LogIn', { username: member.username, password: PASSWORD });
    const { token } = browser;
    const socket = await browser.connect();
    const other = await member.connect();
    await answerTo(browser, 'LogOut', undefined);
    expect(browser.cookie).toBe('');
    await socket.ends(AT_ONCE_MS);
    expect(socket.told('Goodbye')).toMatchObject([{ error: { code: 'signed_out' } }]);
    expect(await scene.whoIs(token)).toBe('session_invalid');
    expect(await SocketAsking.refusalOf(scene.server.url, token)).toBe('session_invalid');
    expect(other.disconnections).toEqual([]);
    await answerTo(member.http, 'LogOutEverywhere', undefined);
    await other.ends(AT_ONCE_MS);
    expect(await scene.whoIs(member.token)).toBe('session_invalid');
  });

  test('ends with a change of the password, but for the one that it is changed in', async () => {
    const member = await scene.cast.member();
    const other = await member.connect();
    await answerTo(browser, 'LogIn', { username: member.username, password: PASSWORD });
    const before = browser.token;
    const own = await browser.connect();
    await answerTo(browser, 'ChangePassword', { current: PASSWORD, password: 'another horse battery' });
    await Promise.all([other.ends(AT_ONCE_MS), own.ends(AT_ONCE_MS)]);
    expect(other.told('Goodbye')).toMatchObject([{ error: { code: 'signed_out' } }]);
    expect(own.told('Goodbye')).toMatchObject([{ error: { code: 'session_invalid' } }]);
    for (const token of [before, member.token]) expect(await scene.whoIs(token)).toBe('session_invalid');
    expect(await scene.whoIs(browser.token)).toBe('ok');
  });
});

test('a session that ends during a handshake ends the connection that comes of it', async () => {
  const store = await openStore();
  const scene = await Scene.open({ store });
  const member = await scene.cast.member();
  const { roomsIn } = store.rooms;
  // The handshake has found out whose the session is, and goes on to their rooms.
  jest.spyOn(store.rooms, 'roomsIn').mockImplementationOnce(async (person) => {
    await answerTo(member.http, 'LogOutEverywhere', undefined);
    return roomsIn.call(store.rooms, person);
  });
  const socket = await member.connect();
  await socket.ends(AT_ONCE_MS);
  expect(socket.told('Goodbye')).toMatchObject([{ error: { code: 'session_invalid' } }]);
});
