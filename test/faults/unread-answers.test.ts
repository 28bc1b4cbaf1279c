import { readFileSync } from 'node:fs';
import { eventually } from '../support/changing';
import { cleanUp } from '../support/clean-up';
import { DeltaClient } from '../support/delta-client';
import { RawClient } from '../support/raw-client';
import { startServerProcess } from '../support/server-process';

/** Each page has 400 KB, so that all of them together have 800 MB. */
const PAGES = 2_000;

afterEach(cleanUp);

test('whoever asks and does not read the answers is cut off before they fill the memory, and nobody else is', async () => {
  const env = { LIMITS: 'off', LOG_LEVEL: 'warn', NODE_OPTIONS: '--max-semi-space-size=1 --max-old-space-size=64' };
  const server = await startServerProcess({ env });
  const talker = await DeltaClient.enter(server.url);
  await Promise.all(Array.from({ length: 100 }, () => talker.send('x'.repeat(4_000))));
  // It looks at no room, so that nothing is written to it but what it asks for.
  const deaf = await RawClient.connect(server.url, 'delta');
  const { userID, username, token } = (await deaf.ask(1, '["CreateUserData"]')) as Record<string, string>;
  await deaf.ask(2, JSON.stringify(['UserEnteredRoom', { userID, username, token }]));
  await deaf.ask(3, '["LookAway",{}]');
  const before = ownMemoryMb(server.pid);
  deaf.pause();
  deaf.write(...Array.from({ length: PAGES }, (_, index) => `42${index + 10}["LoadMessages",{"limit":100}]`));

  await eventually('it is cut off', () => server.stdout.includes('a slow reader is cut off'), 20_000);
  await talker.until('its person is gone', () => !talker.people.has(String(userID)), 20_000);
  await talker.send('and who reads is served');
  expect(ownMemoryMb(server.pid) - before).toBeLessThan(64);
  expect(server.stdout.match(/a slow reader/g)).toHaveLength(1);
  expect(talker.disconnections).toEqual([]);
});

/** What the process has for itself, without the pages of files that it shares. */
function ownMemoryMb(pid: number): number {
  const line = /RssAnon:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(line?.[1]) / 1024;
}
