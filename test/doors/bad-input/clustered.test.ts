import { type ErrorCode, errors } from '../../../src/protocol/index';
import { cleanUp } from '../../support/clean-up';
import { ClusteredClient } from '../../support/clustered-client';
import { onClustered, spokenOnClustered } from './clustered-cases';
import type { PayloadCase } from './payload-cases';
import { Scene } from './scene';

let scene: Scene;
let client: ClusteredClient;
beforeAll(async () => {
  scene = await Scene.open();
  client = await ClusteredClient.connect(scene.server.url);
});
afterAll(cleanUp);

/** Each is refused with this code, and without an acknowledgement quietly. The connection stays. */
async function expectRefused(code: ErrorCode, cases: PayloadCase[]): Promise<void> {
  const refuse = async () => {
    const replies: unknown[] = [];
    for (const [, payload] of cases) {
      client.socket.emit('message', ...payload);
      replies.push(await client.ask(...payload));
    }
    return replies;
  };
  const replies = await scene.expectUnharmed(code, refuse, 2 * cases.length);
  const refusal = { ok: false, error: { code, message: errors[code].message } };
  expect(replies).toEqual(cases.map(() => refusal));
  expect(client.socket.connected).toBe(true);
  expect(client.texts.filter((text) => !text.startsWith('honest'))).toEqual([]);
}

test('a message is refused, whatever is wrong with its payload', async () => {
  await expectRefused('invalid_payload', onClustered);
});

test.each(spokenOnClustered)('%s is refused with %s, quietly', async (name, code, payload) => {
  await expectRefused(code, [[name, [payload]]]);
});

test('a field too many is dropped, whatever its name', async () => {
  const more = '"__proto__":{"polluted":true},"constructor":"x","kind":"left","userID":"x"';
  const seq = scene.seq + 1;
  const sent = JSON.parse(`{"username":"Joe","message":"hello","timestamp":1,${more}}`);
  expect(await client.ask(sent)).toEqual({ ok: true });
  await Promise.all([scene.reaches(seq), client.sees('hello')]);
  expect(client.shown.at(-1)).toEqual({ username: 'Joe', message: 'hello', timestamp: 1 });
});
