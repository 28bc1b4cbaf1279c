import { io } from 'socket.io-client';
import { GENERAL } from '../../../src/protocol/index';
import { answerTo, HttpAsking, outcomeOf, SocketAsking } from '../../support/asking';
import { cleanUp } from '../../support/clean-up';
import { type RunningServer, startServer } from '../../support/start-server';
import { countingHasher, PASSWORD, Scene } from './scene';

afterEach(cleanUp);

describe('the set-up secret', () => {
  let server: RunningServer;
  let hasher: ReturnType<typeof countingHasher>;
  beforeEach(async () => {
    hasher = countingHasher();
    server = await startServer({ hasher, config: { limits: false } });
  });

  const setUp = (secret: string, username: string) =>
    outcomeOf(new HttpAsking(server), 'SetUp', { secret, username, password: PASSWORD, asProgram: true });

  test('makes one owner of those who race, and nobody after', async () => {
    const secret = server.setUpSecret ?? '';
    const raced = await Promise.all(['Olga', 'Theo', 'Ines', 'Gus'].map((name) => setUp(secret, name)));
    expect(raced.toSorted()).toEqual(['ok', 'set_up_invalid', 'set_up_invalid', 'set_up_invalid']);
    expect(await setUp(secret, 'Ben')).toBe('set_up_invalid');
  });

  test('has to be the right one', async () => {
    expect(await setUp('', 'Olga')).toBe('invalid_payload');
    for (const secret of ['x', 'null', 'A'.repeat(43), '\0']) {
      expect(await setUp(secret, 'Olga')).toBe('set_up_invalid');
    }
    expect(hasher.hash).not.toHaveBeenCalled();
  });

  test('is offered at each start until it was used, a new one each time', async () => {
    const { setUpSecret, dataDir } = server;
    await server.stop();
    server = await startServer({ hasher, config: { dataDir, limits: false } });
    expect(server.setUpSecret).toMatch(/^[\w-]{43}$/);
    expect(await setUp(setUpSecret ?? '', 'Olga')).toBe('set_up_invalid');
    expect(await setUp(server.setUpSecret ?? '', 'Olga')).toBe('ok');
    await server.stop();
    server = await startServer({ hasher, config: { dataDir, limits: false } });
    expect(server.setUpSecret).toBeUndefined();
  });
});

describe('where an invite is asked for', () => {
  let scene: Scene;
  beforeEach(async () => {
    scene = await Scene.open({ config: { access: 'invite' } });
  });

  test('no door lets anyone in without', async () => {
    expect(await scene.become('Gus')).toBe('invite_required');
    expect(await scene.register('Gus')).toBe('invite_required');
    const socket = await SocketAsking.connect(scene.server.url);
    expect(await outcomeOf(socket, 'CreateUserData', undefined)).toBe('invite_required');
    const full = io(scene.server.url, { transports: ['websocket'], forceNew: true, reconnection: false });
    const error = await new Promise((resolve) => full.on('connect_error', resolve));
    expect(error).toMatchObject({ data: { code: 'invite_required' } });
  });

  test('the last use is won by one of two who race', async () => {
    const { code } = await answerTo(scene.owner.http, 'CreateInvite', { roomId: GENERAL, uses: 1 });
    const raced = await Promise.all([scene.become('Gus', code), scene.become('Ida', code)]);
    expect(raced.toSorted()).toEqual(['invite_invalid', 'ok']);
  });
});
