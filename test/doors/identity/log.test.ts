import { GENERAL } from '../../../src/protocol/index';
import { askJson } from '../../support/api-client';
import { answerTo, HttpAsking, outcomeOf, SocketAsking } from '../../support/asking';
import { Browser } from '../../support/browser';
import { aClaim } from '../../support/builders';
import { cleanUp } from '../../support/clean-up';
import { FullClient } from '../../support/full-client';
import { ask } from '../../support/http-client';
import { linesOf } from '../../support/log-lines';
import { PlainClient } from '../../support/plain-client';
import { type ServerProcess, startServerProcess } from '../../support/server-process';
import { PASSWORD, WRONG } from './scene';

afterEach(cleanUp);

/** All that is written on the tour, with a word of its own each. */
const names = {
  owner: 'Olga Ottoline',
  guest: 'Gus Gumboot',
  claim: 'Clementine',
  room: 'Rhubarb room',
  webhook: 'Winifred',
  poster: 'Postlethwaite',
  bot: 'Bartholomew',
  plain: 'Peregrine',
};
const passwords = [PASSWORD, WRONG, 'a battery of horses', 'a horse of batteries'];
const texts = {
  said: 'the aardvark said so',
  edited: 'the badger said so',
  over: 'the capybara over there',
  topic: 'all about dugongs',
  status: 'counting egrets',
  reason: 'it is about flamingos',
  searched: 'gnus',
  unknown: 'HeronCommand',
  id: 'an ibis to know it by',
  path: 'jackal-path',
  posted: 'the kangaroo said so',
  elsewhere: 'llama-path',
  plainly: 'the lemur said so',
};

/** Goes through what people do here, well and wrongly. Returns the secrets that it came by. */
async function tour(server: ServerProcess): Promise<string[]> {
  const where = { url: server.url, port: server.port };
  const secret = /set-up\/([\w-]+)/.exec(server.stdout)?.[1] ?? '';
  expect(secret).toMatch(/^[\w-]{43}$/);
  const nobody = new HttpAsking(where);
  await ask(where, `/set-up/${secret}`);
  const owner = { secret, username: names.owner, password: PASSWORD, asProgram: true };
  const { token = '' } = await answerTo(nobody, 'SetUp', owner);
  const olga = new HttpAsking(where, token);

  const browser = new Browser(where);
  await answerTo(browser, 'BecomeGuest', { username: names.guest });
  const guestToken = browser.token;
  await answerTo(browser, 'Register', { username: names.guest, password: 'a battery of horses' });
  const socket = await browser.connect();
  const identity = await answerTo(await SocketAsking.connect(where.url), 'CreateUserData', undefined);
  await outcomeOf(nobody, 'LogIn', { username: names.guest, password: WRONG });

  const { room } = await answerTo(olga, 'CreateRoom', { name: names.room, kind: 'private', topic: texts.topic });
  const { code } = await answerTo(olga, 'CreateInvite', { roomId: room.roomId });
  await ask(where, `/invite/${code}`);
  await answerTo(nobody, 'LookAtInvite', { code });
  await answerTo(socket, 'RedeemInvite', { code });
  await answerTo(socket, 'UserEnteredRoom', { roomId: room.roomId });
  const said = { roomId: room.roomId, clientId: 'a', message: texts.said };
  const { seq } = await answerTo(socket, 'SendMessage', said);
  await outcomeOf(socket, 'SendMessage', { ...said, message: texts.over });
  await answerTo(socket, 'EditMessage', { roomId: room.roomId, seq, message: texts.edited });
  await answerTo(olga, 'SendMessage', { roomId: GENERAL, clientId: 'b', message: texts.over });
  await outcomeOf(olga, 'SendMessage', { roomId: GENERAL, clientId: 'b', message: texts.said });
  await answerTo(olga, 'Search', { query: texts.searched });
  await answerTo(olga, 'ChangeProfile', { status: texts.status });
  await answerTo(olga, 'Report', { roomId: room.roomId, seq, reason: texts.reason });

  const { path } = await answerTo(olga, 'CreateWebhook', { roomId: room.roomId, name: names.webhook });
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  await ask(where, path, { method: 'POST', headers: form, body: `text=${texts.posted}&username=${names.poster}` });
  await ask(where, `${path}x`, { method: 'POST', headers: form, body: `text=${texts.posted}` });
  const elsewhere = { roomId: room.roomId, url: `http://127.0.0.1:9/${texts.elsewhere}` };
  const outgoing = await answerTo(olga, 'CreateOutgoingWebhook', elsewhere);
  await answerTo(socket, 'SendMessage', { roomId: room.roomId, clientId: 'c', message: texts.said });
  const bot = await answerTo(olga, 'CreateBot', { name: names.bot, rights: ['read'] });
  await answerTo(new HttpAsking(where, bot.token), 'ListRooms', undefined);

  const { you } = await answerTo(socket, 'WhoAmI', undefined);
  const userID = String(you?.userID);
  await answerTo(olga, 'Mute', { userID, minutes: 5, reason: texts.reason });
  const reset = await answerTo(olga, 'MakePasswordReset', { userID });
  await ask(where, `/reset/${reset.secret}`);
  await answerTo(nobody, 'ResetPassword', { secret: reset.secret, password: 'a horse of batteries' });
  expect(await SocketAsking.refusalOf(where.url, guestToken)).toBe('session_invalid');
  await answerTo(olga, 'Ban', { userID, reason: texts.reason });

  const { ticket } = await answerTo(olga, 'CreateTicket', undefined);
  const known = await PlainClient.connect(where.url, { query: `ticket=${ticket}` });
  const guest = await PlainClient.connect(where.url, { query: `name=${names.plain}` });
  guest.say(texts.plainly);
  await known.hears(texts.plainly);
  await known.exchange({ action: 'sendmessage', message: texts.over });
  for (const query of [`token=${token}`, `ticket=${ticket}`]) await PlainClient.refusalOf(where.url, { query });
  expect(await guest.authenticate(token)).toMatchObject({ error: { code: 'already_authenticated' } });
  guest.write(texts.plainly);
  await guest.subscribe();
  guest.close();

  const full = await FullClient.connect(where.url);
  await full.ask('UserEnteredRoom', aClaim(names.claim));
  await full.ask('SendMessage', { ...aClaim(names.claim), message: texts.over, timeStamp: texts.said });
  await full.ask(texts.unknown, texts.said);
  full.leave();
  await askJson(where, 'POST', '/api/session', { username: WRONG, password: { nested: WRONG } });
  const json = { 'content-type': 'application/json', 'x-request-id': texts.id };
  await ask(where, '/api/session', { method: 'POST', headers: json, body: `{"password":"${WRONG}"` });
  await ask(where, `/api/rooms/${texts.path}?secret=${secret}`, { headers: { authorization: `Bearer ${token}x` } });
  await ask(where, `/${texts.path}/${secret}`);
  return [
    path.split('/').at(-1) ?? '',
    bot.token,
    outgoing.secret,
    secret,
    token,
    browser.token,
    guestToken,
    identity.token,
    code,
    reset.secret,
    ticket,
  ];
}

test('nothing that people write, no secret, no name and no address is in the log or in the metrics', async () => {
  const server = await startServerProcess({ env: { LOG_LEVEL: 'trace', LIMITS: 'off', WEBHOOKS_INSIDE: 'on' } });
  const secrets = await tour(server);
  const { body: metrics } = await ask(server, '/metrics');
  await server.terminate();
  expect(server.stderr).toBe('');
  // But for the first words, which are for whoever started it.
  const log = server.stdout.slice(server.stdout.indexOf('\n{') + 1);
  for (const secret of secrets) expect(secret.length).toBeGreaterThan(8);
  for (const one of [...secrets, ...passwords, ...Object.values(names), ...Object.values(texts), '127.0.0.1']) {
    for (const kept of [log, metrics]) expect(kept).not.toContain(one);
  }
  for (const word of [...Object.values(names), ...Object.values(texts)].flatMap((text) => text.split(' '))) {
    if (word.length > 5) expect(log).not.toContain(word);
  }

  const lines = linesOf(log);
  const told = new Set(lines.map(({ msg }) => msg));
  const events = ['started', 'stopping', 'draining', 'stopped'];
  for (const msg of [...events, 'request answered', 'connection opened', 'connection ended']) {
    expect([...told]).toContain(msg);
  }
  const routes = new Set(lines.map(({ route }) => route).filter((route) => route !== undefined));
  for (const route of [
    '/api/invites/{code}',
    '/api/hooks/{secret}',
    '/api/set-up',
    '/api/rooms/{roomId}',
    '/metrics',
    'page',
  ]) {
    expect([...routes]).toContain(route);
  }
  for (const { msg, requestId, connectionId } of lines) {
    const isOfProcess = events.includes(msg);
    expect([msg, requestId !== undefined || connectionId !== undefined]).toEqual([msg, !isOfProcess]);
  }
  // What a quiet server says.
  expect(lines.filter(({ level }) => level !== 'debug').map(({ msg }) => msg)).toEqual(events);
});
