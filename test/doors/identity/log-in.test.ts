import { PasswordHasher } from '../../../src/adapters/argon2/password-hasher';
import { GENERAL } from '../../../src/protocol/index';
import { askJson, problemOf } from '../../support/api-client';
import { answerTo } from '../../support/asking';
import { cleanUp } from '../../support/clean-up';
import { PASSWORD, Scene, WRONG } from './scene';

afterEach(cleanUp);

let scene: Scene;

describe('brute force', () => {
  beforeEach(async () => {
    scene = await Scene.open();
  });

  const askToLogIn = (username: string) =>
    askJson(scene.server, 'POST', '/api/session', { username, password: PASSWORD, asProgram: true });

  test('has to wait longer and longer, and locks nobody out', async () => {
    const { username } = await scene.cast.member();
    for (let time = 0; time < 5; time += 1) expect(await scene.logIn(username, WRONG)).toBe('credentials_wrong');
    const answer = await askToLogIn(username);
    const { code, retryAfterMs = 0 } = problemOf(answer);
    expect([code, answer.status, answer.headers['retry-after']]).toEqual(['too_many_attempts', 429, '1']);
    expect(retryAfterMs).toBeLessThanOrEqual(1_000);
    const looked = scene.hasher.verify.mock.calls.length;
    expect(await scene.logIn(username, WRONG)).toBe('too_many_attempts');
    expect(scene.hasher.verify).toHaveBeenCalledTimes(looked);
    await new Promise((resolve) => setTimeout(resolve, retryAfterMs));
    expect(await scene.logIn(username, WRONG)).toBe('credentials_wrong');
    const { retryAfterMs: wait = 0 } = problemOf(await askToLogIn(username));
    expect(wait).toBeGreaterThan(1_000);
    await new Promise((resolve) => setTimeout(resolve, wait));
    expect(await scene.logIn(username)).toBe('ok');
    expect(await scene.logIn(username, WRONG)).toBe('credentials_wrong');
  });

  test('finds the wait whichever way it spells the name, and many at once as well', async () => {
    const { username } = await scene.cast.member();
    const codes = await Promise.all(
      Array.from({ length: 40 }, (_, index) => scene.logIn(index % 2 ? username : username.toUpperCase(), WRONG)),
    );
    expect(codes.filter((code) => code === 'credentials_wrong')).toHaveLength(5);
    expect(codes.filter((code) => code === 'too_many_attempts')).toHaveLength(35);
  });

  test('meets the pace that everyone is kept to', async () => {
    const paced = await Scene.open({ config: { limits: true } });
    const codes = [];
    for (let time = 0; time < 70; time += 1) codes.push(await paced.logIn(`nobody ${time}`, WRONG));
    expect(codes).toContain('rate_limited');
  });
});

describe('unknown people', () => {
  const middle = (times: number[]) => times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)] ?? 0;

  test('are refused in the same words, after the same work and about the same time', async () => {
    const real = new PasswordHasher();
    scene = await Scene.open({ hasher: real });
    const verify = jest.spyOn(real, 'verify');
    const known = (await Promise.all(Array.from({ length: 4 }, () => scene.cast.member()))).map(
      ({ username }) => username,
    );
    const times: [number[], number[]] = [[], []];
    const answers = new Set<string>();
    // That a request has an id of its own is no difference.
    const headers = { 'x-request-id': 'compared' };
    for (let time = 0; time < 12; time += 1) {
      for (const [which, username] of [known[time % 4] ?? '', `unknown ${time}`].entries()) {
        const body = { username, password: WRONG, asProgram: true };
        const start = performance.now();
        const answer = await askJson(scene.server, 'POST', '/api/session', body, headers);
        times[which]?.push(performance.now() - start);
        answers.add(`${answer.status} ${answer.body}`);
      }
    }
    expect(answers.size).toBe(1);
    expect(verify).toHaveBeenCalledTimes(24);
    const ratio = middle(times[1]) / middle(times[0]);
    expect(ratio).toBeGreaterThan(0.5);
    expect(ratio).toBeLessThan(2);
  });
});

describe('what would cost too much', () => {
  test('a password of a megabyte is refused before it is hashed, wherever it is given', async () => {
    scene = await Scene.open();
    const { token } = await scene.cast.member();
    scene.hasher.hash.mockClear();
    scene.hasher.verify.mockClear();
    const authorization = `Bearer ${token}`;
    for (const password of ['x'.repeat(1_048_576), 'x'.repeat(20_000), 'x'.repeat(1_000), 'x'.repeat(257)]) {
      const asked = [
        await askJson(scene.server, 'POST', '/api/users', { username: 'Theo', password }),
        await askJson(scene.server, 'POST', '/api/session', { username: 'Theo', password }),
        await askJson(
          scene.server,
          'PUT',
          '/api/users/me/password',
          { current: PASSWORD, password },
          { authorization },
        ),
      ];
      for (const answer of asked) expect([400, 401, 413]).toContain(problemOf(answer).status);
    }
    expect(scene.hasher.hash).not.toHaveBeenCalled();
    expect(scene.hasher.verify).not.toHaveBeenCalled();
  });

  test('of 200 who log in at once some are asked to come back, and everyone else is served meanwhile', async () => {
    scene = await Scene.open({ hasher: new PasswordHasher(), config: { trustProxy: 1 } });
    const guest = await scene.cast.guest();
    const socket = await guest.connect();
    await answerTo(socket, 'UserEnteredRoom', { roomId: GENERAL });
    const member = await scene.cast.member();
    let isOver = false;
    const logInFrom = async (address: string, username: string) => {
      const body = { username, password: PASSWORD, asProgram: true };
      const answer = await askJson(scene.server, 'POST', '/api/session', body, { 'x-forwarded-for': address });
      return answer.status === 201 ? 'ok' : problemOf(answer).code;
    };
    const loggingIn = Promise.all(
      Array.from({ length: 200 }, (_, index) =>
        logInFrom(`192.0.2.${index}`, index ? `unknown ${index}` : member.username),
      ),
    ).finally(() => {
      isOver = true;
    });
    const waits: number[] = [];
    while (!isOver) {
      const start = performance.now();
      await answerTo(socket, 'SendMessage', { clientId: `${waits.length}`, message: 'hello' });
      waits.push(performance.now() - start);
    }
    const codes = await loggingIn;
    expect(new Set(codes.slice(1))).toEqual(new Set(['busy', 'credentials_wrong']));
    expect(codes.filter((code) => code === 'busy').length).toBeLessThanOrEqual(100);
    expect(codes[0]).toBe('ok');
    expect(waits.length).toBeGreaterThan(10);
    expect(Math.max(...waits)).toBeLessThan(1_000);
  });
});
