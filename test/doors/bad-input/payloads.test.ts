import { type ErrorCode, errors, type Reply, type UserData } from '../../../src/protocol/index';
import { cleanUp } from '../../support/clean-up';
import { DeltaClient } from '../../support/delta-client';
import { FullClient } from '../../support/full-client';
import { enteringOnDelta, fill, onDelta, onFull, type PayloadCase, spokenOnDelta, spokenOnFull } from './payload-cases';
import { Scene } from './scene';

let scene: Scene;
let identity: UserData;
beforeAll(async () => {
  scene = await Scene.open();
  identity = (await DeltaClient.connect(scene.server.url)).identity as UserData;
});
afterAll(cleanUp);

interface Asking {
  socket: { emit(event: string, ...payload: unknown[]): unknown; connected: boolean };
}

function replyTo({ socket }: Asking, event: string, payload: unknown[]): Promise<Reply<object>> {
  return new Promise((resolve) => socket.emit(event, ...payload, resolve));
}

/**
 * Each is refused with this code and the table's words for it, and without an acknowledgement quietly. The connection stays.
 */
async function expectRefused(client: Asking, code: ErrorCode, event: string, cases: PayloadCase[]): Promise<void> {
  const refuse = async () => {
    const replies: [string, unknown][] = [];
    for (const [name, payload] of cases) {
      client.socket.emit(event, ...payload);
      replies.push([name, await replyTo(client, event, payload)]);
    }
    return replies;
  };
  const replies = await scene.expectUnharmed(code, refuse, 2 * cases.length);
  const refusal = { ok: false, error: { code, message: errors[code].message } };
  expect(replies).toEqual(cases.map(([name]) => [name, refusal]));
  expect(client.socket.connected).toBe(true);
}

describe('on the delta feed', () => {
  let client: DeltaClient;
  beforeAll(async () => {
    // Someone who is in, so that only the payload is wrong.
    client = await DeltaClient.enter(scene.server.url);
    await scene.reaches(client.seq);
  });
  const right = () => ({ ...identity, since: { epoch: 'x', seq: 1 } });

  test.each(Object.entries(onDelta))('%s is refused, whatever is wrong with its payload', async (event, cases) => {
    await expectRefused(client, 'invalid_payload', event, cases);
  });

  test('UserEnteredRoom is refused, whatever is wrong with its payload', async () => {
    const cases = enteringOnDelta.map(([name, payload]): PayloadCase => [name, fill(payload, right()) as unknown[]]);
    await expectRefused(client, 'invalid_payload', 'UserEnteredRoom', cases);
  });

  test.each(spokenOnDelta)('%s is refused with %s', async (name, code, event, payload) => {
    await expectRefused(client, code, event, [[name, [fill(payload, right())]]]);
  });
});

describe('on the full feed', () => {
  let client: FullClient;
  beforeAll(async () => {
    client = await FullClient.connect(scene.server.url);
  });
  afterEach(() => {
    // Some are for whoever may be of the clustered chat: nobody can tell before they speak.
    const told = ['historical_messages', 'message', 'RetrieveChatRoomData'];
    expect(client.events.filter((name) => !told.includes(name))).toEqual([]);
  });

  test.each(Object.entries(onFull))(
    '%s is refused quietly, whatever is wrong with its payload',
    async (event, cases) => {
      await expectRefused(client, 'invalid_payload', event, cases);
    },
  );

  test.each(spokenOnFull)('%s is refused with %s, quietly', async (name, code, event, payload) => {
    await expectRefused(client, code, event, [[name, [payload]]]);
  });

  test('a field too many is dropped, whatever its name', async () => {
    const spoken = { message: 'hello', userID: 'x', username: 'Joe', timeStamp: 1 };
    const more = '"__proto__":{"polluted":true},"constructor":"x","kind":"left","seq":1';
    const sent = JSON.parse(`${JSON.stringify(spoken).slice(0, -1)},${more}}`);
    const seq = scene.seq + 1;
    expect(await replyTo(client, 'SendMessage', [sent])).toEqual({ ok: true });
    await Promise.all([scene.reaches(seq), client.sees('hello')]);
    expect(client.room?.at(-1)).toEqual(spoken);
  });
});
