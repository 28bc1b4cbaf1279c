import { createSessionApi } from './session-api';

function answering(status: number, body: string) {
  const asked: { url: string; init: RequestInit | undefined }[] = [];
  const ask = createSessionApi(async (url, init) => {
    asked.push({ url: String(url), init });
    return new Response(body, { status });
  });
  return { ask, asked };
}

test('a command goes to its own address, and its answer comes as on the socket', async () => {
  const { ask, asked } = answering(201, '{"you":{"userID":"u","username":"Jo"}}');
  expect(await ask('BecomeGuest', { username: 'Jo' })).toEqual({ ok: true, you: { userID: 'u', username: 'Jo' } });
  expect(asked[0]).toMatchObject({ url: '/api/session/guest', init: { method: 'POST', body: '{"username":"Jo"}' } });
});

test('what stands in the path is escaped and not said twice', async () => {
  const { ask, asked } = answering(200, '{"roomId":"x","name":"X"}');
  await ask('LookAtInvite', { code: 'a/b' });
  expect(asked[0]).toMatchObject({ url: '/api/invites/a%2Fb', init: { method: 'GET' } });
  expect(asked[0]?.init?.body).toBeUndefined();
});

test('a problem is a refusal', async () => {
  const problem = { code: 'too_many_attempts', title: 'Too many attempts.', retryAfterMs: 5_000 };
  const { ask } = answering(429, JSON.stringify(problem));
  expect(await ask('LogIn', { username: 'a', password: 'b' })).toEqual({
    ok: false,
    error: { code: 'too_many_attempts', message: 'Too many attempts.', retryAfterMs: 5_000 },
  });
});

test('what is no answer of this server is none', async () => {
  expect(await answering(502, '<html>').ask('WhoAmI', undefined)).toBeNull();
  expect(await answering(404, '{}').ask('WhoAmI', undefined)).toBeNull();
  const ask = createSessionApi(() => Promise.reject(new Error('offline')));
  expect(await ask('WhoAmI', undefined)).toBeNull();
});

test('an answer without a body is an empty one', async () => {
  expect(await answering(200, '').ask('LogOut', undefined)).toEqual({ ok: true });
});
