import { problemOf } from '../../support/api-client';
import { Cast } from '../../support/cast';
import { cleanUp } from '../../support/clean-up';
import { ask } from '../../support/http-client';
import { type ServerlessAnswer, ServerlessClient } from '../../support/serverless-client';
import { Scene } from './scene';
import { pages, parameters, requests } from './serverless-cases';

let scene: Scene;
let robin: ServerlessClient;

beforeAll(async () => {
  scene = await Scene.open();
  await Cast.gather(scene.server);
  robin = await ServerlessClient.join(scene.server, 'robin');
});
afterAll(cleanUp);

/** It is said no to, in this system’s way, and harms nobody. */
async function expectRefused(code: string, send: () => Promise<ServerlessAnswer>): Promise<void> {
  const answer = await scene.expectUnharmed(code, send);
  expect(answer).toEqual({ ...answer, returnCode: -1, message: expect.any(String) });
}

test.each(parameters)('%s (%s) is refused by %s as %j', async (_name, code, fn, given) => {
  await expectRefused(code, () => robin.post(fn, given as object));
});

test.each(requests)('%s is refused with %s', async (_name, code, fn, question) => {
  if (question.method === 'HEAD') {
    await scene.expectUnharmed(code, async () => {
      const { status, body } = await robin.raw(fn, question);
      expect([status, body]).toEqual([200, '']);
    });
  } else await expectRefused(code, () => robin.ask(fn, question));
});

test.each(pages)('the query %s is refused', async (query) => {
  await expectRefused('invalid_payload', () => robin.get('chatroom/getMessages', `?${query}`));
});

test.each(['chatroom/nothing', 'chatroom/__proto__', 'chatroom/constructor', 'chatadmin/', 'chatroom/newUserID'])(
  'there is nothing at %s',
  async (fn) => {
    const path = `/api/${fn}.json`;
    const answer = await scene.expectUnharmed('unknown_address', () => ask(scene.server, path, { method: 'POST' }));
    expect(problemOf(answer)).toMatchObject({ status: 404, code: 'unknown_address' });
  },
);
