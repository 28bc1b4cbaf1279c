import { GENERAL } from '../../../src/protocol/index';
import { askJson } from '../../support/api-client';
import { answerTo, HttpAsking, outcomeOf, SocketAsking } from '../../support/asking';
import { Browser } from '../../support/browser';
import { cleanUp } from '../../support/clean-up';
import { startServerProcess } from '../../support/server-process';
import { PASSWORD, type Scene, WRONG } from './scene';

afterEach(cleanUp);

let _scene: Scene;

test('no secret and no password is in the log', async () => {
  const own = await startServerProcess({ env: { LOG_LEVEL: 'trace', LIMITS: 'off' } });
  const where = { url: own.url, port: own.port };
  const secret = /set-up\/([\w-]+)/.exec(own.stdout)?.[1] ?? '';
  expect(secret).toMatch(/^[\w-]{43}$/);
  const nobody = new HttpAsking(where);
  const signedIn = await answerTo(nobody, 'SetUp', { secret, username: 'Olga', password: PASSWORD, asProgram: true });
  const olga = new HttpAsking(where, signedIn.token);
  const browser = new Browser(where);
  await answerTo(browser, 'BecomeGuest', { username: 'Gus' });
  const guestToken = browser.token;
  await answerTo(browser, 'Register', { username: 'Gus', password: 'a battery of horses' });
  const socket = await browser.connect();
  const identity = await answerTo(await SocketAsking.connect(where.url), 'CreateUserData', undefined);
  await outcomeOf(nobody, 'LogIn', { username: 'Gus', password: WRONG });
  const { code } = await answerTo(olga, 'CreateInvite', { roomId: GENERAL });
  const { you } = await answerTo(socket, 'WhoAmI', undefined);
  const reset = await answerTo(olga, 'MakePasswordReset', { userID: String(you?.userID) });
  await answerTo(nobody, 'ResetPassword', { secret: reset.secret, password: 'a horse of batteries' });
  await SocketAsking.refusalOf(where.url, guestToken);
  await askJson(where, 'POST', '/api/session', { username: WRONG, password: { nested: WRONG } });
  own.child.kill('SIGTERM');
  await own.exited;
  const said = `${own.stdout}${own.stderr}`.replace(/^.*set-up\/.*$/m, '');
  const secrets = [secret, signedIn.token ?? '', browser.token, guestToken, identity.token, code, reset.secret];
  for (const one of [...secrets, PASSWORD, WRONG, 'a battery of horses', 'a horse of batteries']) {
    expect(one.length).toBeGreaterThan(8);
    expect(said).not.toContain(one);
  }
});
