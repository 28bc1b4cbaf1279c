import type { UserData } from '../../src/protocol/index';
import { askJson, bearer, problemOf } from '../support/api-client';
import { type Asking, answerTo, HttpAsking, SocketAsking } from '../support/asking';
import { eventually } from '../support/changing';
import { cleanUp, temporaryFolder } from '../support/clean-up';
import { DeltaClient } from '../support/delta-client';
import { FullClient } from '../support/full-client';
import { ask } from '../support/http-client';
import { type ServerProcess, startServerProcess } from '../support/server-process';
import { Disk } from './support/disk/disk';
import { PersistentSender } from './support/disk/persistent-sender';

const PASSWORD = 'correct horse battery';

describe.each<[string, (disk: Disk) => void]>([
  ['is full', (disk) => disk.fill()],
  ['became read-only', (disk) => disk.failWrites('EROFS')],
])('while the disk %s', (_how, fail) => {
  let disk: Disk;
  let server: ServerProcess;
  let ada: DeltaClient;
  let bo: DeltaClient;
  let mia: SocketAsking;
  let joe: FullClient;
  let token: string;
  let den: string;
  let seq: number;
  const status = async (path: string) => (await ask(server, path)).status;

  beforeAll(async () => {
    disk = new Disk(temporaryFolder());
    server = await startServerProcess({ env: { LIMITS: 'off', ...disk.env } });
    const account = { username: 'Mia', password: PASSWORD, asProgram: true };
    token = (await answerTo(new HttpAsking(server), 'Register', account)).token as string;
    [mia, ada, bo] = await Promise.all([
      SocketAsking.connect(server.url, token),
      DeltaClient.enter(server.url),
      DeltaClient.enter(server.url),
    ]);
    await answerTo(mia, 'UserEnteredRoom', {});
    den = (await answerTo(mia, 'CreateRoom', { name: 'Den', kind: 'private' })).room.roomId;
    joe = await FullClient.connect(server.url);
    joe.enter({ userID: 7, username: 'Joe' });
    await bo.sees('Joe has entered the chat');
    ({ seq } = await answerTo(mia, 'SendMessage', { roomId: 'general', clientId: 'a', message: 'before' }));
    fail(disk);
  });
  afterAll(cleanUp);

  test('what has to be stored is refused on every socket, with a time to try again', async () => {
    const stranger = await DeltaClient.connect(server.url);
    const answers = await Promise.all([
      ada.ask('SendMessage', { clientId: 'a', message: 'refused' }),
      mia.ask('SendMessage', { roomId: den, clientId: 'b', message: 'refused' }),
      mia.ask('EditMessage', { seq, message: 'refused' }),
      mia.ask('React', { seq, emoji: '👍' }),
      mia.ask('DeleteMessage', { seq }),
      mia.ask('ClearChat', {}),
      mia.ask('MarkRead', { roomId: 'general', seq: seq - 1 }),
      mia.ask('CreateRoom', { name: 'Refused', kind: 'public' }),
      mia.ask('ChangeProfile', { status: 'refused' }),
      stranger.ask('UserEnteredRoom', stranger.identity as UserData),
      joe.ask('SendMessage', { message: 'refused', userID: 7, username: 'Joe', timeStamp: 1 }),
    ]);
    const refused = {
      ok: false,
      error: { code: 'store_unavailable', message: expect.any(String), retryAfterMs: 1_000 },
    };
    expect(answers).toEqual(answers.map(() => refused));
  });

  test('what has to be stored is 503 with Retry-After over HTTP', async () => {
    const account = { username: 'Nia', password: PASSWORD };
    const requests: [string, string, object?][] = [
      ['POST', '/api/rooms/general/messages', { clientId: 'c', message: 'refused' }],
      ['PATCH', `/api/rooms/general/messages/${seq}`, { message: 'refused' }],
      ['PUT', `/api/rooms/general/messages/${seq}/reactions/${encodeURIComponent('👍')}`, {}],
      ['PUT', '/api/rooms/general/read', { seq: seq - 1 }],
      ['POST', `/api/rooms/${den}/invites`, {}],
      ['POST', '/api/session/guest', { username: 'Gus' }],
      ['POST', '/api/users', account],
      ['POST', '/api/session', { username: 'Mia', password: PASSWORD }],
    ];
    for (const [method, path, body] of requests) {
      const isSignIn = /session|users/.test(path);
      const answer = await askJson(server, method, path, body, isSignIn ? {} : bearer({ token }));
      expect([path, problemOf(answer)]).toEqual([
        path,
        expect.objectContaining({ status: 503, code: 'store_unavailable' }),
      ]);
      expect(answer.headers['retry-after']).toBe('1');
    }
  });

  test('who is in the room reads on, resumes and comes back, and sees who else is there', async () => {
    expect((await ada.expectOk('LoadMessages', { before: 1_000 })).messages.at(-1)?.message).toBe('before');
    expect((await answerTo(mia, 'Search', { query: 'before' })).found).toHaveLength(1);
    expect((await ask(server, '/api/rooms', { headers: bearer({ token }) })).status).toBe(200);

    bo.socket.io.reconnectionDelay(10);
    bo.cut();
    await bo.until('connected again', () => bo.disconnections.length === 1 && bo.socket.connected);
    expect(await bo.enter(bo.head)).toMatchObject({ changes: [] });
    const reloaded = await DeltaClient.enter(server.url, ada.identity);
    expect(reloaded.texts).toEqual(['before']);
    const phone = await SocketAsking.connect(server.url, token);
    await answerTo(phone, 'UserEnteredRoom', {});
    await answerTo(phone, 'UserEnteredRoom', { roomId: den });

    const typing = new Promise((resolve) => bo.socket.once('PeopleTyping', resolve));
    await ada.expectOk('Type', {});
    expect(await typing).toMatchObject({ people: [{ username: ada.identity?.username }] });
    joe.leave();
    await bo.until('Joe is gone', () => ![...bo.people.values()].some(({ username }) => username === 'Joe'));
  });

  test('the process is alive, and not ready', async () => {
    expect([await status('/healthz'), await status('/readyz')]).toEqual([200, 503]);
  });

  test('once the disk is well all goes on by itself: what waited arrives once, and nothing of what was refused is there', async () => {
    const http = new HttpAsking(server, token);
    const askings: Asking[] = [ada, bo, http];
    const senders = askings.map((asking) => new PersistentSender(asking));
    const sent = Promise.all(senders.map((sender, index) => sender.send(`waited ${index}`)));
    await eventually('each was refused', () => senders.every(({ refusals }) => refusals > 0));
    disk.heal();
    await sent;
    expect(await status('/readyz')).toBe(200);
    const nia = await answerTo(new HttpAsking(server), 'Register', {
      username: 'Nia',
      password: PASSWORD,
      asProgram: true,
    });
    const stranger = await DeltaClient.enter(server.url);
    await stranger.sees('Joe has left the chat');

    const room = await stranger.loadAll();
    expect(room.map((message) => message.seq)).toEqual(room.map((_, index) => index + 1));
    const texts = room.filter(({ kind }) => kind === 'message').map(({ message }) => message);
    expect(texts.toSorted()).toEqual(['before', 'waited 0', 'waited 1', 'waited 2']);
    expect(room.find((message) => message.seq === seq)).not.toHaveProperty('reactions');
    expect(
      room.filter(({ kind, author }) => kind === 'entered' && author.userID === ada.identity?.userID),
    ).toHaveLength(1);
    expect(nia.you.username).toBe('Nia');
    expect(server.child.exitCode).toBeNull();
    expect(await server.terminate()).toBe(0);
  });
});
