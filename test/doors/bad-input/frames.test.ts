import { cleanUp } from '../../support/clean-up';
import { RawClient } from '../../support/raw-client';
import { beforeJoining, closing, eventNames, noWebSocket } from './frame-cases';
import { Scene } from './scene';

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.open();
});
afterAll(cleanUp);

const unknown = { ok: false, error: { code: 'unknown_command' } };

describe.each(['delta', undefined] as const)('on the feed %s', (feed) => {
  const connect = () => RawClient.connect(scene.server.url, feed);

  test('events of odd names are unknown, with and without an acknowledgement', async () => {
    const client = await connect();
    const replies = await scene.expectUnharmed(
      'unknown_command',
      async () => {
        const given: unknown[] = [];
        for (const [index, name] of [...eventNames, 5].entries()) {
          client.write(`42${JSON.stringify([name, {}])}`);
          given.push(await client.ask(2 * index, JSON.stringify([name])));
          given.push(await client.ask(2 * index + 1, JSON.stringify([name, {}, 1])));
        }
        return given;
      },
      3 * (eventNames.length + 1),
    );
    for (const reply of replies) expect(reply).toMatchObject(unknown);
    expect(client.closed).toBeUndefined();
  });

  test('an event without a name, and packets that say nothing, leave the connection', async () => {
    const client = await connect();
    await scene.expectUnharmed('unknown_command', async () => {
      client.write('42', '421', '6', '1', '3');
      expect(await client.ask(2, '["CreateUserData"]')).toMatchObject({ ok: true });
    });
    expect(client.closed).toBeUndefined();
  });

  test.each(closing)('%s closes that connection alone', async (_name, frames, fault, code) => {
    const client = await connect();
    const closed = await scene.expectUnharmed(fault, () => {
      client.write(...[frames].flat());
      return client.untilClosed();
    });
    expect(closed).toEqual({ code, reason: code === 1008 ? fault : '' });
    // What it was told before is no stack trace either.
    expect(client.frames.join()).not.toMatch(/\.js|Error:/);
  });

  test.each(noWebSocket)('%s closes that connection alone', async (_name, bytes, fault, code) => {
    const client = await connect();
    const closed = await scene.expectUnharmed(fault, () => {
      client.writeBytes(Buffer.from(bytes));
      return client.untilClosed();
    });
    expect(closed.code).toBe(code);
  });

  test('asking to join a thousand times at once makes no more than one reader of the room', async () => {
    const client = await RawClient.open(scene.server.url);
    await scene.expectUnharmed('second_join', () => {
      client.write(...Array.from({ length: 1_000 }, () => `40${feed ? JSON.stringify({ feed }) : ''}`));
      return client.untilClosed();
    });
    expect(client.frames.filter((frame) => frame.startsWith('40')).length).toBeLessThanOrEqual(1);
  });
});

test.each(beforeJoining)('%s instead of asking to join closes the connection', async (_name, frame, fault) => {
  const client = await RawClient.open(scene.server.url);
  await scene.expectUnharmed(fault, () => {
    client.write(frame);
    return client.untilClosed();
  });
});

test('a packet of nothing while one is being let in closes the connection', async () => {
  const client = await RawClient.open(scene.server.url);
  await scene.expectUnharmed('packet_malformed', () => {
    client.write('40', '4');
    return client.untilClosed();
  });
});
