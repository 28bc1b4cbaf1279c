import { readFileSync } from 'node:fs';
import { eventually } from '../support/changing';
import { cleanUp } from '../support/clean-up';
import { DeltaClient } from '../support/delta-client';
import { RawClient } from '../support/raw-client';
import { startServerProcess } from '../support/server-process';

/** 40 MB for each reader. */
const MESSAGES = 10_000;
const TEXT = 'x'.repeat(4_000);

afterEach(cleanUp);

test('whoever does not read is cut off alone, before it fills the memory, and everyone else reads everything', async () => {
  // A heap that is collected often, so that what grows is what is kept.
  const env = { LIMITS: 'off', LOG_LEVEL: 'warn', NODE_OPTIONS: '--max-semi-space-size=1 --max-old-space-size=64' };
  const server = await startServerProcess({ env });
  const deaf = await RawClient.connect(server.url, 'delta');
  const { userID, username, token } = (await deaf.ask(1, '["CreateUserData"]')) as Record<string, string>;
  await deaf.ask(2, JSON.stringify(['UserEnteredRoom', { userID, username, token }]));
  const talker = await DeltaClient.enter(server.url);
  const reader = await DeltaClient.enter(server.url);
  const before = ownMemoryMb(server.pid);
  deaf.pause();

  await talkAll(talker, MESSAGES);
  await reader.until('the reader has everything', () => reader.messages.size >= MESSAGES, 30_000);

  await eventually('the slow reader is cut off', () => server.stdout.includes('a slow reader is cut off'));
  expect(server.stdout.match(/a slow reader/g)).toHaveLength(1);
  expect([talker, reader].flatMap(({ disconnections }) => disconnections)).toEqual([]);
  const grown = ownMemoryMb(server.pid) - before;
  expect(grown).toBeLessThan(40);
  await reader.until('its person is gone', () => !reader.people.has(String(userID)), 10_000);
});

/** In flights of 100, as fast as they are acknowledged. */
async function talkAll(talker: DeltaClient, count: number): Promise<void> {
  for (let sent = 0; sent < count; sent += 100) {
    await Promise.all(Array.from({ length: 100 }, () => talker.send(TEXT)));
  }
}

/** What the process has for itself, without the pages of files that it shares. */
function ownMemoryMb(pid: number): number {
  const line = /RssAnon:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(line?.[1]) / 1024;
}
