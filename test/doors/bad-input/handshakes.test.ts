import { io } from 'socket.io-client';
import type { UserData } from '../../../src/protocol/index';
import { outcomeOf, SocketAsking } from '../../support/asking';
import { Browser } from '../../support/browser';
import { Cast, type Player } from '../../support/cast';
import { cleanUp, onCleanUp } from '../../support/clean-up';
import { DeltaClient } from '../../support/delta-client';
import { ask } from '../../support/http-client';
import { RawClient } from '../../support/raw-client';
import { RawHttp } from '../../support/raw-http';
import { byPolling, byUpgrade, upgradeRequest } from './handshake-cases';
import { Scene } from './scene';

let scene: Scene;
let identity: UserData;
let guest: Player;
let browser: Browser;
beforeAll(async () => {
  scene = await Scene.open();
  identity = (await DeltaClient.connect(scene.server.url)).identity as UserData;
  guest = await (await Cast.gather(scene.server)).cast.guest();
  browser = new Browser(scene.server);
  await browser.ask('BecomeGuest', { username: 'Robin' });
});
afterAll(cleanUp);

/** The path of a new polling connection. */
async function polling(): Promise<string> {
  const { body } = await ask(scene.server, '/socket.io/?EIO=4&transport=polling');
  return `/socket.io/?EIO=4&transport=polling&sid=${JSON.parse(body.slice(1)).sid}`;
}

test.each(byPolling)('?%s is refused by the number %d', async (query, code, fault) => {
  const { status, body } = await scene.expectUnharmed(fault, () => ask(scene.server, `/socket.io/?${query}`));
  expect([status, JSON.parse(body).code]).toEqual([400, code]);
});

test.each(['POST', 'PUT', 'DELETE', 'TRACE'])('a handshake by %s is refused', async (method) => {
  const path = '/socket.io/?EIO=4&transport=polling';
  const { status } = await scene.expectUnharmed('handshake_malformed', () => ask(scene.server, path, { method }));
  expect(status).toBe(400);
});

test.each(byUpgrade)('an upgrade %s is refused', async (_name, path, other, status, fault) => {
  const raw = new RawHttp(scene.server);
  await scene.expectUnharmed(fault, async () => {
    await raw.write(upgradeRequest(path, other));
    expect(await raw.status()).toBe(status);
    await raw.untilClosed();
  });
});

describe('a polling connection', () => {
  test('is upgraded once, and not twice at a time', async () => {
    const path = (await polling()).replace('polling', 'websocket');
    const upgrade = async () => {
      const raw = new RawHttp(scene.server);
      await raw.write(upgradeRequest(path, {}));
      expect(await raw.status()).toBe(400);
    };
    const client = await RawClient.upgrade(scene.server.url, path.split('?')[1] ?? '');
    await scene.expectUnharmed('second_upgrade', upgrade);
    client.write('2probe', '5', '40');
    await client.until('in', () => client.frames.some((frame) => frame.startsWith('40')));
    await scene.expectUnharmed('second_upgrade', upgrade);
  });

  test('ends with a body that is too large, comes twice at once, is bytes, or is garbage', async () => {
    const large = await polling();
    const tooLarge = () => ask(scene.server, large, { method: 'POST', body: 'x'.repeat(65_537) });
    expect((await scene.expectUnharmed('packet_too_large', tooLarge)).status).toBe(413);

    const endless = new RawHttp(scene.server);
    await scene.expectUnharmed('packet_too_large', async () => {
      await endless.write(`POST ${await polling()} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n`);
      const chunk = `2000\r\n${'a'.repeat(0x2000)}\r\n`;
      while (!endless.isClosed) await endless.write(chunk);
      expect(await endless.status()).toBe(413);
    });

    const bytes = await polling();
    const asBytes = { method: 'POST', body: 'x', headers: { 'content-type': 'application/octet-stream' } };
    const status = await scene.expectUnharmed(
      'packet_malformed',
      async () => (await ask(scene.server, bytes, asBytes)).status,
    );
    expect(status).toBe(400);

    for (const body of ['garbage', '4{"a":', '4x', `${'40\x1e'.repeat(1_000)}40`, '2', '430[]']) {
      const path = await polling();
      const code = body.startsWith('40')
        ? 'second_join'
        : body === '4{"a":' || body === '4x'
          ? 'never_joined'
          : 'packet_malformed';
      await scene.expectUnharmed(code, async () => {
        await ask(scene.server, path, { method: 'POST', body });
        // Some are told of the end first.
        await ask(scene.server, path);
      });
      expect(await ask(scene.server, path)).toMatchObject({ status: 400, body: expect.stringContaining('unknown') });
    }
  });

  test('that polls twice at once ends', async () => {
    const path = await polling();
    // Takes what waits.
    await ask(scene.server, path, { method: 'POST', body: '40' });
    await ask(scene.server, path);
    const [first, second] = [new RawHttp(scene.server), new RawHttp(scene.server)];
    await scene.expectUnharmed('packet_malformed', async () => {
      await first.write(`GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`);
      await ask(scene.server, '/healthz');
      await second.write(`GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`);
      expect(await second.status()).toBe(400);
    });
  });
});

describe('nobody is whom they are not', () => {
  test.each(['http://evil.example', 'null', 'http://localhost'])(
    'with a cookie, from the origin %s',
    async (origin) => {
      const socket = await SocketAsking.connect(scene.server.url, undefined, { origin, cookie: browser.cookie });
      await scene.expectUnharmed('session_required', async () => {
        expect(await outcomeOf(socket, 'CreateRoom', { name: 'Taken', kind: 'public' })).toBe('session_required');
      });
    },
  );

  test.each<[string, unknown]>([
    ['of nobody', 'x'],
    ['that is SQL', "' OR '1'='1"],
    ['of 60,000 characters', 'x'.repeat(60_000)],
  ])('with a token %s', async (_name, token) => {
    const refusal = () => SocketAsking.refusalOf(scene.server.url, token as string);
    expect(await scene.expectUnharmed('session_invalid', refusal)).toBe('session_invalid');
  });

  test('with another’s token, or with what is no token', async () => {
    const client = await DeltaClient.connect(scene.server.url);
    await scene.expectUnharmed(
      'token_invalid',
      async () => {
        const stolen = { ...(client.identity as UserData), userID: identity.userID };
        expect(await client.refusalOf('UserEnteredRoom', stolen)).toBe('token_invalid');
        expect(await client.refusalOf('UserEnteredRoom', { ...stolen, token: guest.token })).toBe('token_invalid');
      },
      2,
    );
  });

  test.each<[string, object, string]>([
    ['whose token is an object', { feed: 'delta', token: { $ne: null } }, 'session_required'],
    ['whose token is a list', { feed: 'delta', token: ['x'] }, 'session_required'],
    ['with an identity on no feed', { userID: 'x', token: 'x' }, 'unknown_command'],
    ['with a prototype', JSON.parse('{"__proto__":{"feed":"delta"}}'), 'unknown_command'],
    ['of more than is asked', { feed: 'full', x: [] }, 'unknown_command'],
  ])('by a handshake %s', async (_name, auth, code) => {
    const socket = io(scene.server.url, {
      transports: ['websocket'],
      forceNew: true,
      auth,
      extraHeaders: { Cookie: 'a=b', Origin: 'null' },
    });
    onCleanUp(() => socket.disconnect());
    await scene.expectUnharmed(code, async () => {
      const reply = await socket.emitWithAck('CreateRoom', { name: 'Taken', kind: 'public' });
      expect(reply).toMatchObject({ ok: false, error: { code } });
    });
  });

  test.each<[string, unknown]>([
    ['another', 'gamma'],
    ['a number', 0],
    ['an object', {}],
    ['a list', ['delta']],
  ])('by a feed that is %s', async (_name, feed) => {
    const client = await RawClient.open(scene.server.url);
    await scene.expectUnharmed('unknown_feed', async () => {
      client.write(`40${JSON.stringify({ feed })}`);
      await client.until('refused', () => client.frames.some((frame) => frame.startsWith('44')));
      expect(client.frames.at(-1)).toMatch(/"code":"unknown_feed"/);
    });
  });
});
