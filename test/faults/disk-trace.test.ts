import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cleanUp } from '../support/clean-up';
import { DeltaClient } from '../support/delta-client';
import { startServerProcess } from '../support/server-process';
import { cutPower } from './support/disk/cut-power';
import { FlushOrder } from './support/disk/flush-order';
import { DiskContents } from './support/disk/power-loss';
import { said, type TracedTalk, tracedTalk } from './support/disk/traced-talk';
import { report } from './support/figures';
import { isLong, sized } from './support/sizes';

const MESSAGES = sized(700, 6_000);
const LOSSES = sized(20, 1_000);

if (isLong) jest.setTimeout(1_200_000);

function orderFaults({ trace, acknowledged }: TracedTalk): string[] {
  const order = new FlushOrder(trace, said);
  return acknowledged.flatMap((message) => order.faultsOf(message));
}

describe('a talk, as the kernel was asked for it', () => {
  let talk: TracedTalk;
  beforeAll(async () => {
    talk = await tracedTalk(MESSAGES);
  });
  afterAll(cleanUp);

  test('each message was written to the log, then flushed, and only then acknowledged or shown to anybody', () => {
    expect(orderFaults(talk)).toEqual([]);
    expect(talk.acknowledged.length).toBeGreaterThanOrEqual(MESSAGES);
    const flushes = talk.trace.filter((entry) => entry.kind === 'flush ended' && entry.file === 'snug.db-wal').length;
    expect(flushes).toBeGreaterThan(10);
    report('the order of system calls', { messages: talk.acknowledged.length, calls: talk.trace.length, flushes });
  });

  test('the trace has every write: put together, they are the files as the killed process left them', () => {
    const disk = new DiskContents();
    for (const entry of talk.trace) disk.take(entry);
    for (const name of ['snug.db', 'snug.db-wal']) {
      expect(disk.whole(name).equals(readFileSync(join(talk.dataDir, name)))).toBe(true);
    }
    // The log was moved into the database, and begun again from its start.
    expect(talk.trace.some((entry) => entry.kind === 'flush ended' && entry.file === 'snug.db' && entry.ok)).toBe(true);
    const begun = talk.trace.filter(
      (entry) => entry.kind === 'written' && entry.file === 'snug.db-wal' && entry.offset === 0,
    );
    expect(begun.length).toBeGreaterThan(1);
  });

  test('whenever the power goes, whatever is left of unflushed writes, all that was acknowledged is there, and nothing half', async () => {
    const { faults, looked, expected, last } = cutPower(talk, LOSSES);
    expect(faults).toEqual([]);
    expect(expected).toBeGreaterThan(looked);
    report('loss of power', { databases: looked, 'messages looked for': expected });

    const again = await startServerProcess({ dataDir: last.folder, env: { LIMITS: 'off' } });
    const reader = await DeltaClient.enter(again.url);
    expect(reader.head?.epoch).toBe(talk.epoch);
    const room = new Map((await reader.loadAll()).map((message) => [message.seq, message.message]));
    expect(last.acknowledged.map(({ seq }) => room.get(seq))).toEqual(last.acknowledged.map(({ text }) => text));
  });
});

describe('a server that does not flush before it acknowledges is found out', () => {
  afterEach(cleanUp);

  test.each(['never-flushes', 'answers-early'])('%s', async (broken) => {
    const talk = await tracedTalk(sized(100, 1_000), join(__dirname, 'support/disk', `${broken}.cjs`));
    expect(orderFaults(talk).join('\n')).toMatch(/was acknowledged before it was flushed/);
    expect(cutPower(talk, sized(6, 60)).faults.join('\n')).toMatch(/was acknowledged and is lost/);
  });
});
