import fs from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { aFolder } from '../../../test/support/builders';
import { eventually } from '../../../test/support/changing';
import { BATCH_INTERVAL_MS, Refusal } from '../../protocol/index';
import { GroupCommit } from './group-commit';

const { folder, remove } = aFolder();
const database = new Database(join(folder, 'test.db'));
database.pragma('journal_mode = wal');
database.pragma('synchronous = normal');
database.exec('create table lines (text)');

let flushes = 0;
let rollbacks = 0;
const failures: Error[] = [];
const healths: unknown[][] = [];
const commits = new GroupCommit(database, {
  beforeCommit: () => {},
  onFlushFailed: (error) => {
    failures.push(error);
  },
  onFlushed: () => {
    flushes += 1;
    return undefined;
  },
  onRollback: () => {
    rollbacks += 1;
  },
  onHealthChanged: (...change) => healths.push(change),
});

const insert = (text: string) => database.prepare('insert into lines values (?)').run(text);
const lines = () => database.prepare('select text from lines').pluck().all();

beforeEach(() => {
  healths.length = 0;
  database.exec('delete from lines');
  flushes = 0;
  rollbacks = 0;
});

afterAll(async () => {
  await commits.close();
  database.close();
  remove();
});

test('writes asked for at once share one flush', async () => {
  await Promise.all(Array.from({ length: 200 }, (_, index) => commits.write(() => insert(`${index}`))));
  expect(flushes).toBe(1);
  expect(lines()).toHaveLength(200);
});

test('writes asked for during a flush share the next one', async () => {
  const first = commits.write(() => insert('first'));
  // The transaction of the first has run, and its flush is under way.
  while (lines().length === 0) await new Promise(setImmediate);
  const others = Array.from({ length: 50 }, (_, index) => commits.write(() => insert(`${index}`)));
  await Promise.all([first, ...others]);
  expect(flushes).toBe(2);
});

describe('how far apart transactions are:', () => {
  /** Writes `count` at once, and resolves with how long it took until they were durable, in milliseconds. */
  async function timeOf(count: number): Promise<number> {
    const startedAt = performance.now();
    await Promise.all(Array.from({ length: count }, () => commits.write(() => insert('line'))));
    return performance.now() - startedAt;
  }
  const median = (times: number[]) => times.sort((one, other) => one - other)[Math.floor(times.length / 2)] as number;

  test('in a crowd the next one waits for more to write', async () => {
    await timeOf(8);
    const times: number[] = [];
    for (let round = 0; round < 9; round += 1) times.push(await timeOf(8));
    expect(median(times)).toBeGreaterThan(BATCH_INTERVAL_MS - 2);
    expect(flushes).toBe(10);
  });

  test('even in a crowd, so many that they are worth a transaction wait for nobody', async () => {
    await timeOf(64);
    const together = commits.write(() => insert('line'));
    await Promise.all([together, timeOf(63)]);
    expect(flushes).toBe(2);
  });

  test('whoever waits for each answer before the next write waits for the disk only', async () => {
    // The first of them is still in the crowd of before.
    await timeOf(1);
    const before = performance.now();
    let rounds = 0;
    for (; rounds < 40; rounds += 1) await timeOf(1);
    const alone = (performance.now() - before) / rounds;
    await timeOf(8);
    const crowded: number[] = [];
    for (let round = 0; round < 9; round += 1) crowded.push(await timeOf(8));
    expect(alone).toBeLessThan(median(crowded));
  });
});

test('a long queue is taken in several transactions, in the order it was asked for', async () => {
  const resolved: number[] = [];
  await Promise.all(
    Array.from({ length: 1_100 }, (_, index) =>
      commits.write(() => insert(`${index}`)).then(() => resolved.push(index)),
    ),
  );
  expect(flushes).toBe(3);
  expect(resolved).toEqual(Array.from({ length: 1_100 }, (_, index) => index));
});

test('a write that is refused fails alone', async () => {
  const outcomes = await Promise.allSettled([
    commits.write(() => insert('one')),
    commits.write(() => {
      throw new Refusal('client_id_reused');
    }),
    commits.write(() => insert('two')),
  ]);
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(lines()).toEqual(['one', 'two']);
  expect(rollbacks).toBe(0);
});

test('what waits is counted until it is answered, and how many shared a transaction and its flush', async () => {
  const own = new GroupCommit(database, {
    beforeCommit() {},
    onFlushed() {},
    onRollback() {},
    onFlushFailed() {},
    onHealthChanged() {},
  });
  const asked = ['one', 'two', 'three'].map((text) => own.write(() => insert(text)));
  expect(own.waiting).toBe(3);
  await Promise.all(asked);
  expect(own.waiting).toBe(0);
  await own.write(() => insert('four'));
  expect(own.commitWrites.sum).toBe(4);
  // Up to one, up to two, up to five.
  expect(own.commitWrites.counts.slice(0, 3)).toEqual([1, 0, 1]);
  expect(own.flushSeconds.counts.reduce((sum, count) => sum + count)).toBe(2);
  expect(own.flushSeconds.sum).toBeGreaterThan(0);
  await own.close();
});

test('when a transaction fails nothing of it is stored, and the next one is tried', async () => {
  const outcomes = await Promise.allSettled([
    commits.write(() => insert('one')),
    commits.write(() => database.exec('insert into nowhere values (1)')),
  ]);
  const refusal = { code: 'store_unavailable', retryAfterMs: 1_000 };
  expect(outcomes).toMatchObject([{ reason: refusal }, { reason: refusal }]);
  expect(lines()).toEqual([]);
  expect(rollbacks).toBe(1);
  expect(commits.healthy).toBe(false);
  await expect(commits.write(() => database.exec('insert into nowhere values (2)'))).rejects.toMatchObject(refusal);

  await commits.write(() => insert('two'));
  expect(lines()).toEqual(['two']);
  expect(commits.healthy).toBe(true);
  expect(healths).toEqual([
    [false, expect.objectContaining({ code: 'SQLITE_ERROR' })],
    [true, undefined],
  ]);
});

test('where nothing can be stored reads are answered all the same, and say nothing of the disk', async () => {
  await commits.write(() => insert('before'));
  database.pragma('query_only = on');
  const outcomes = await Promise.allSettled([commits.write(() => insert('lost')), commits.read(lines)]);
  expect(outcomes).toMatchObject([{ reason: { code: 'store_unavailable' } }, { value: ['before'] }]);
  expect(await commits.read(lines)).toEqual(['before']);
  expect(commits.healthy).toBe(false);

  database.pragma('query_only = off');
  await expect(commits.read(() => database.exec('select nothing'))).rejects.toMatchObject({
    code: 'store_unavailable',
  });
  expect(await commits.read(lines)).toEqual(['before']);
  expect(commits.healthy).toBe(true);
});

test('a disk that is well again is found out although nobody writes', async () => {
  database.pragma('query_only = on');
  await expect(commits.write(() => insert('lost'))).rejects.toMatchObject({ code: 'store_unavailable' });
  database.pragma('query_only = off');
  await eventually('the disk is well', () => commits.healthy);
  expect(lines()).toEqual([]);
});

test('after a flush that failed nobody is answered, and the process is told to end', async () => {
  const answered = jest.fn();
  const unlucky = new GroupCommit(database, {
    beforeCommit: () => {},
    onFlushed: answered,
    onRollback: answered,
    onHealthChanged: answered,
    onFlushFailed: (e) => failures.push(e),
  });
  const failing = jest.spyOn(fs, 'fdatasync').mockImplementationOnce((_handle, done) => done(new Error('EIO')));
  unlucky.write(() => insert('lost?')).then(answered, answered);
  while (failures.length === 0) await new Promise(setImmediate);
  await new Promise(setImmediate);
  expect(failures).toEqual([new Error('EIO')]);
  expect(answered).not.toHaveBeenCalled();
  failing.mockRestore();
});

test('more writes than a second of the disk is worth are refused at once, and what waits is stored', async () => {
  const outcomes = await Promise.allSettled(
    Array.from({ length: 10_003 }, (_, index) => commits.write(() => insert(`${index}`))),
  );
  expect(outcomes.slice(10_000).map((outcome) => outcome.status === 'rejected' && outcome.reason)).toEqual(
    Array(3).fill(expect.objectContaining({ code: 'store_unavailable', retryAfterMs: 1_000 })),
  );
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(10_000);
  expect(lines()).toHaveLength(10_000);
  await commits.write(() => insert('later'));
  expect([lines().at(-1), commits.waiting]).toEqual(['later', 0]);
});
