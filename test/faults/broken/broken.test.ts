import { join } from 'node:path';
import { Chat } from '../../../src/domain/chat';
import { cleanUp, onCleanUp, temporaryFolder } from '../../support/clean-up';
import { startServerProcess } from '../../support/server-process';
import { type RunningServer, startServer } from '../../support/start-server';
import { check } from '../checker/check';
import type { AnomalyName, History } from '../checker/history';
import { type CrowdOptions, LocalCrowd } from '../clients/crowd';
import { expectSound, historyOf } from '../support/judge';
import { newSeed } from '../support/random';
import { type Breakage, breakages } from './breakages';

const { enter } = Chat.prototype;

afterEach(async () => {
  await cleanUp();
  Chat.prototype.enter = enter;
});

async function startBroken(breakage?: Breakage): Promise<RunningServer> {
  const dataDir = temporaryFolder();
  const overrides = breakage ? await breakages[breakage](dataDir) : {};
  return startServer({ config: { dataDir, limits: false }, mayLogErrors: true, ...overrides });
}

async function gather(url: string, options: Partial<CrowdOptions> = {}): Promise<LocalCrowd> {
  const people = { participants: 4, watchers: 1, readers: 1 };
  const crowd = await LocalCrowd.gather({ url, apiUrl: url, seed: newSeed(), prefix: 'Ada', ...people, ...options });
  onCleanUp(() => crowd.leave());
  return crowd;
}

/** People talk, and are cut now and then. */
async function talk(crowd: LocalCrowd): Promise<void> {
  await crowd.talk(20);
  for (let round = 0; round < 3; round += 1) {
    await crowd.participants[0]?.saysMore(4);
    for (const participant of crowd.participants.slice(1)) participant.cut();
    await crowd.participants[0]?.saysMore(4);
  }
}

async function talkAt(server: RunningServer, options?: Partial<CrowdOptions>): Promise<History> {
  const crowd = await gather(server.url, options);
  await talk(crowd);
  return historyOf(server, crowd);
}

function namesIn(history: History): AnomalyName[] {
  return [...new Set(check(history).map(({ name }) => name))];
}

test('of a server that is whole, the checker finds nothing wrong', async () => {
  expectSound(await talkAt(await startBroken()), 0);
});

test.each<[Breakage, AnomalyName]>([
  ['storesRetriesAgain', 'doubled'],
  ['swapsChanges', 'reordered'],
  ['altersTexts', 'phantom'],
  ['skipsWhenResuming', 'gap'],
])('of a server that %s, it finds what is %s', async (breakage, anomaly) => {
  expect(namesIn(await talkAt(await startBroken(breakage)))).toContain(anomaly);
});

test('of a server that drops changes, it finds the gaps of clients who do not look; those who do notice, and miss nothing', async () => {
  const server = await startBroken('dropsChanges');
  expect(namesIn(await talkAt(server, { isHeedless: true }))).toContain('gap');

  const another = await startBroken('dropsChanges');
  const careful = await gather(another.url);
  await talk(careful);
  expectSound(await historyOf(another, careful), 0);
  expect((await careful.figures()).noticed).toBeGreaterThan(0);
});

test('of a server that answers before it commits, it finds what a kill lost', async () => {
  const env = { LIMITS: 'off', BREAKAGE: 'answersAndNeverCommits' satisfies Breakage };
  const whole = await startServerProcess({ env });
  const { dataDir, port, url } = whole;
  const crowd = await gather(url, { readers: 0 });
  await whole.kill();
  const broken = await startServerProcess({ env, dataDir, port, entry: join(__dirname, 'server.ts') });
  await crowd.talk(5);
  await crowd.participants[0]?.saysMore(10);
  await broken.kill();
  const again = await startServerProcess({ env, dataDir, port });
  expect(namesIn(await historyOf(again, crowd))).toContain('lost');
});
