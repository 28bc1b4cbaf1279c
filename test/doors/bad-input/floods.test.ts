import { setImmediate } from 'node:timers/promises';
import { everything } from '../../../src/domain/authority/pace';
import { cleanUp } from '../../support/clean-up';
import { DeltaClient } from '../../support/delta-client';
import { ask } from '../../support/http-client';
import { onlyConnections } from '../../support/only-connections';
import { PlainClient } from '../../support/plain-client';
import { RawClient } from '../../support/raw-client';
import { startServer } from '../../support/start-server';
import { Scene } from './scene';

/** With limits, as a server is that nobody configured. */
let scene: Scene;
beforeAll(async () => {
  scene = await Scene.open('on');
});
afterAll(cleanUp);

/** The frame so many times, as far as the connection stays, in pieces between which this process does something else. */
async function flood(client: RawClient, frame: string, times: number): Promise<void> {
  const piece = Array.from({ length: 100 }, () => frame);
  for (let sent = 0; sent < times && client.closed === undefined; sent += piece.length) {
    client.write(...piece);
    await setImmediate();
  }
}

describe.each(['delta', undefined] as const)('on the feed %s', (feed) => {
  const connect = () => RawClient.connect(scene.server.url, feed);

  test('a burst is refused, and told when to try again; its sender stays', async () => {
    const client = await connect();
    await scene.expectUnharmed('rate_limited', async () => {
      await flood(client, '42["ClearChat",null]', everything.points);
      expect(await client.ask(1, '["CreateUserData"]')).toMatchObject({
        ok: false,
        error: { code: 'rate_limited', retryAfterMs: expect.any(Number) },
      });
    });
    expect(client.closed).toBeUndefined();
  });

  test('a burst of 100,000 closes the connection, on the delta feed with a Goodbye', async () => {
    const client = await connect();
    await scene.expectUnharmed('abuse', async () => {
      await flood(client, '42["SendMessage",null]', 100_000);
      await client.untilClosed();
    });
    const goodbyes = client.frames.filter((frame) => frame.startsWith('42["Goodbye"'));
    expect(goodbyes.map((frame) => JSON.parse(frame.slice(2))[1].error.code)).toEqual(feed ? ['abuse'] : []);
  });

  test.each([
    ['pongs', '3'],
    ['packets that say nothing', '6'],
  ])('100,000 %s close the connection', async (_name, frame) => {
    const client = await connect();
    await scene.expectUnharmed('packet_flood', async () => {
      await flood(client, frame, 100_000);
      await client.untilClosed();
    });
  });

  test('pings of WebSocket, which each would be answered, close the connection', async () => {
    const client = await connect();
    client.pause();
    await scene.expectUnharmed('packet_flood', async () => client.ping(1_000));
  });
});

test('on a plain WebSocket a burst is refused, and one of 100,000 closes the connection', async () => {
  const client = await PlainClient.connect(scene.server.url);
  await scene.expectUnharmed('rate_limited', async () => {
    for (let sent = 0; sent < everything.points + 100; sent += 100) {
      client.write(...Array.from({ length: 100 }, () => 'hello'));
      await setImmediate();
    }
    await client.until('a refusal', () => client.frames.at(-1)?.startsWith('{"error"') ?? false);
    expect(client.errors[0]).toMatchObject({ code: 'rate_limited', retryAfterMs: expect.any(Number) });
  });
  await scene.expectUnharmed('abuse', async () => {
    for (let sent = 0; sent < 100_000 && !client.closed; sent += 100) {
      client.write(...Array.from({ length: 100 }, () => 'hello'));
      await setImmediate();
    }
    await client.untilClosed();
  });
  expect(client.closed).toEqual({ code: 1008, reason: 'abuse' });
});

test('a poll of thousands of packets ends its connection', async () => {
  const { body } = await ask(scene.server, '/socket.io/?EIO=4&transport=polling');
  const path = `/socket.io/?EIO=4&transport=polling&sid=${JSON.parse(body.slice(1)).sid}`;
  await ask(scene.server, path, { method: 'POST', body: '40' });
  expect((await ask(scene.server, path)).body).toMatch(/^40/);
  const packets = `${'42[""]\x1e'.repeat(9_000)}42[""]`;
  await scene.expectUnharmed('packet_flood', () => ask(scene.server, path, { method: 'POST', body: packets }));
  expect((await ask(scene.server, path)).status).toBe(400);
});

test('a limit counts each connection by itself', async () => {
  const limiter = onlyConnections({ points: 3, seconds: 60 });
  const limited = await startServer({ limiter });
  const [one, other] = [await DeltaClient.enter(limited.url), await DeltaClient.enter(limited.url)];
  await one.send('the third command');
  expect(await one.refusalOf('SendMessage', { message: 'the fourth', clientId: '4' })).toBe('rate_limited');
  await other.send('another’s third');
  await one.sees('another’s third');
});
