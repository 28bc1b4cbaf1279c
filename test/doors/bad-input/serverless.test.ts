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

/** Each is said no to, in this system’s way, and they harm nobody. */
async function expectRefused(code: string, ...sends: (() => Promise<ServerlessAnswer>)[]): Promise<void> {
  const answers = await scene.expectUnharmed(code, () => Promise.all(sends.map((send) => send())), sends.length);
  for (const answer of answers) expect(answer).toEqual({ ...answer, returnCode: -1, message: expect.any(String) });
}

test.each(parameters)('%s that is none is refused by %s with %s', async (_name, fn, code, given) => {
  await expectRefused(code, ...given.map((one) => () => robin.post(fn, one as object)));
});

test.each(requests)('%s is refused with %s', async (_name, code, fn, question) => {
  if (question.method === 'HEAD') {
    await scene.expectUnharmed(code, async () => {
      const { status, body } = await robin.raw(fn, question);
      expect([status, body]).toEqual([200, '']);
    });
  } else await expectRefused(code, () => robin.ask(fn, question));
});

test('junk is no page', async () => {
  await expectRefused('invalid_payload', ...pages.map((query) => () => robin.get('chatroom/getMessages', `?${query}`)));
});

test.each(['chatroom/nothing', 'chatroom/__proto__', 'chatroom/constructor', 'chatadmin/', 'chatroom/newUserID'])(
  'there is nothing at %s',
  async (fn) => {
    const path = `/api/${fn}.json`;
    const answer = await scene.expectUnharmed('unknown_address', () => ask(scene.server, path, { method: 'POST' }));
    expect(problemOf(answer)).toMatchObject({ status: 404, code: 'unknown_address' });
  },
);
