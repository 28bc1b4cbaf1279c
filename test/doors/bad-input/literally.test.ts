import { askJson, bearer, problemOf } from '../../support/api-client';
import { answerTo } from '../../support/asking';
import { Cast, makeRoom, type Player } from '../../support/cast';
import { cleanUp } from '../../support/clean-up';
import { quickHasher } from '../../support/quick-hasher';
import { type RunningServer, startServer } from '../../support/start-server';

/** What means something in SQL, in a pattern or in a search is nothing but text here. */
const odd = ["' OR 1=1 --", '%', '_____ w_rds', '100%', '"; DROP TABLE messages; --', '*', 'NEAR(a b)', 'a AND'];

let server: RunningServer;
let owner: Player;
beforeAll(async () => {
  server = await startServer({ hasher: quickHasher, config: { limits: false } });
  ({ owner } = await Cast.gather(server));
  const roomId = await makeRoom(owner, 'private', 'Odd texts');
  await answerTo(owner.http, 'SendMessage', { roomId, clientId: 'a', message: 'plain words' });
});
afterAll(cleanUp);

test.each(odd)('what is looked for as %s is that text', async (query) => {
  const address = `/api/search?query=${encodeURIComponent(query)}`;
  const answer = await askJson(server, 'GET', address, undefined, bearer(owner));
  if (answer.status === 200) expect(JSON.parse(answer.body).found).toEqual([]);
  else expect(problemOf(answer).code).toBe('search_invalid');
});

test('somebody who is looked for as % is nobody', async () => {
  const { people } = await answerTo(owner.http, 'ListPeople', { query: '%' });
  expect(people).toEqual([]);
});

test.each(['/api/rooms/public?after=', '/api/users?after='])(
  'a page after a name that is nobody’s begins: %s',
  async (path) => {
    for (const name of ['junk', '%27%3B--', '%25', '1e9']) {
      expect((await askJson(server, 'GET', path + name, undefined, bearer(owner))).status).toBe(200);
    }
  },
);
