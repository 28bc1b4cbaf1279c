import { createLog } from '../../src/operations/log';
import { askJson, bearer, problemOf } from '../support/api-client';
import { answerTo, outcomeOf } from '../support/asking';
import { Cast } from '../support/cast';
import { eventually } from '../support/changing';
import { cleanUp } from '../support/clean-up';
import { ask } from '../support/http-client';
import { type LogLine, linesOf } from '../support/log-lines';
import { quickHasher } from '../support/quick-hasher';
import { type RunningServer, startServer } from '../support/start-server';
import { UnsteadyStore } from '../support/unsteady-store';

afterEach(cleanUp);

/** A server whose search fails as a broken library does, and its log. */
async function failing(): Promise<{ server: RunningServer; lines: () => LogLine[] }> {
  const store = await UnsteadyStore.open();
  const broken = Object.assign(new Error('the index is broken'), { asked: 'what was looked for' });
  Object.defineProperty(store, 'search', { value: { search: () => Promise.reject(broken) } });
  let log = '';
  const write = (text: string) => {
    log += text;
  };
  const server = await startServer({ store, hasher: quickHasher, log: createLog('trace', { write }) });
  return { server, lines: () => linesOf(log) };
}

test('every answer bears an id, the client’s own if that is like one', async () => {
  const server = await startServer();
  const idOf = async (path: string, given?: string) => {
    const { headers } = await ask(server, path, given === undefined ? {} : { headers: { 'x-request-id': given } });
    return headers['x-request-id'];
  };
  for (const path of ['/', '/healthz', '/api/docs', '/api/nowhere']) {
    expect(await idOf(path)).toMatch(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/);
    expect(await idOf(path, 'edge-01_a.b:2')).not.toBe('edge-01_a.b:2');
    expect(await idOf(path, 'edge-01_a.b')).toBe('edge-01_a.b');
  }
  expect(await idOf('/')).not.toBe(await idOf('/'));
  for (const odd of [
    'short',
    'x'.repeat(65),
    'with blanks in it',
    '{"level":"fatal"}',
    '<script>alert(1)</script>',
    'ä'.repeat(9),
  ]) {
    expect(await idOf('/api/nowhere', odd)).toMatch(/^[\da-f-]{36}$/);
  }
});

test('what fails deep inside is logged with the id that the answer has, and with nothing that a library adds', async () => {
  const { server, lines } = await failing();
  const { cast } = await Cast.gather(server);
  const guest = await cast.guest();
  const answer = await askJson(server, 'GET', '/api/search?query=aardvark', undefined, bearer(guest));
  const { code, requestId } = problemOf(answer);
  expect([code, requestId]).toEqual(['internal', answer.headers['x-request-id']]);
  await eventually('both lines', () => lines().filter((line) => line.requestId === requestId).length === 2);
  const [failed, answered] = lines().filter((line) => line.requestId === requestId);
  expect(failed).toEqual({
    level: 'error',
    time: expect.any(String),
    requestId,
    command: 'Search',
    err: { type: 'Error', message: 'the index is broken', stack: expect.stringContaining('log.test.ts') },
    msg: 'a command failed',
  });
  expect(answered).toMatchObject({ level: 'debug', method: 'GET', route: '/api/search', status: 500 });

  const socket = await guest.connect();
  expect(await outcomeOf(socket, 'Search', { query: 'aardvark' })).toBe('internal');
  const connectionId = socket.socket.id;
  const ofConnection = () => lines().filter((line) => line.connectionId === connectionId);
  expect(ofConnection().map(({ msg }) => msg)).toEqual(['connection opened', 'a command failed']);
  await answerTo(guest.http, 'LogOut', undefined);
  await eventually('the end of the connection', () => ofConnection().length === 3);
  expect(ofConnection()[2]).toMatchObject({
    feed: 'delta',
    reason: 'server namespace disconnect',
    ms: expect.any(Number),
  });
});

test('at the level info, nothing is said of what goes well', async () => {
  let log = '';
  const write = (text: string) => {
    log += text;
  };
  const server = await startServer({ hasher: quickHasher, log: createLog('info', { write }) });
  const { owner } = await Cast.gather(server);
  const socket = await owner.connect();
  await answerTo(socket, 'UserEnteredRoom', {});
  await answerTo(socket, 'SendMessage', { clientId: 'a', message: 'hello' });
  await server.stop();
  expect(linesOf(log).map(({ msg }) => msg)).toEqual(['draining', 'stopped']);
  expect(linesOf(log)[0]).toMatchObject({ connections: 1, writes: 0 });
});
