import { copyFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { aFolder, aMessage } from '../../../test/support/builders';
import { GENERAL } from '../../protocol/index';
import { openHistory } from './history';
import { openDatabase } from './open-database';
import { SqliteStore } from './sqlite-store';

// A busy disk is slow.
jest.setTimeout(30_000);

let root: string;
let folder: string;
let remove: () => void;
let store: SqliteStore;

beforeEach(async () => {
  ({ folder: root, remove } = aFolder());
  folder = join(root, 'data');
  store = await SqliteStore.open(folder);
});
afterEach(async () => {
  await store.close();
  remove();
});

const inFolder = (name: string) => join(folder, name);
const say = (message = 'hello') => store.messages.append(GENERAL, aMessage({ message }));
const database = (): Database.Database => Reflect.get(store, 'database');
const changes = () => database().prepare('select sum(seq) from rooms').pluck().get();
const markedChanges = () => Number(readFileSync(inFolder('snug.mark'), 'utf8').split(' ')[1]);

async function sayMany(count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) await say(`${index}`);
}

async function reopen(change: () => void = () => {}): Promise<SqliteStore['installation']> {
  await store.close();
  change();
  store = await SqliteStore.open(folder);
  return store.installation;
}

/** As the README says. */
function putBack(copy: string): void {
  copyFileSync(copy, inFolder('snug.db'));
  for (const rest of ['snug.db-wal', 'snug.db-shm']) rmSync(inFolder(rest), { force: true });
}

/** SQLite's own backup, while the store is open. */
async function backup(): Promise<string> {
  const copy = join(root, 'backup.db');
  await database().backup(copy);
  return copy;
}

describe('the history goes on', () => {
  test('after an ordinary restart', async () => {
    const { epoch, isPutBack } = store.installation;
    expect(isPutBack).toBe(false);
    await sayMany(3);
    expect(await reopen()).toMatchObject({ epoch, isPutBack: false });
    expect(await reopen()).toMatchObject({ epoch, isPutBack: false });
  });

  test('from whatever a process leaves that ends without a word, in mid-talk', async () => {
    const { epoch } = store.installation;
    await sayMany(3);
    const said = sayMany(200);
    for (let end = 0; end < 5; end += 1) {
      await say();
      // In this order the mark is the newer one, if anything is.
      const left = join(root, `left ${end}`);
      mkdirSync(left);
      for (const name of ['snug.db', 'snug.db-wal', 'snug.mark']) copyFileSync(inFolder(name), join(left, name));
      const next = await SqliteStore.open(left);
      expect(next.installation).toMatchObject({ epoch, isPutBack: false });
      await next.close();
    }
    await said;
  });

  test('where the mark is behind, as after a loss of power', async () => {
    const { epoch } = store.installation;
    const before = readFileSync(inFolder('snug.mark'));
    await sayMany(3);
    expect(await reopen(() => writeFileSync(inFolder('snug.mark'), before))).toMatchObject({ epoch, isPutBack: false });
    expect(markedChanges()).toBe(3);
  });

  test('where the first start of all ended between the mark and the run', async () => {
    const { epoch } = store.installation;
    database().exec('delete from run_starts; delete from runs');
    expect(await reopen()).toMatchObject({ epoch, isPutBack: false });
  });

  test('where a copy is put back since which nothing happened', async () => {
    const { epoch } = store.installation;
    await sayMany(3);
    const copy = await backup();
    expect(await reopen(() => putBack(copy))).toMatchObject({ epoch, isPutBack: false });
  });

  test('in another place, where the whole folder is moved', async () => {
    const { epoch } = store.installation;
    await sayMany(3);
    await store.close();
    cpSync(folder, join(root, 'moved'), { recursive: true });
    folder = join(root, 'moved');
    store = await SqliteStore.open(folder);
    expect(store.installation).toMatchObject({ epoch, isPutBack: false });
  });
});

describe('a database that was put back is noticed, and has another epoch from then on:', () => {
  async function expectRenewed(change: () => void): Promise<void> {
    const { epoch } = store.installation;
    const renewed = await reopen(change);
    expect(renewed.isPutBack).toBe(true);
    expect(renewed.epoch).not.toBe(epoch);
    await say('and on');
    expect(await reopen()).toMatchObject({ epoch: renewed.epoch, isPutBack: false });
  }

  test('SQLite’s backup, one message ago', async () => {
    await sayMany(3);
    const copy = await backup();
    await say('lost');
    await expectRenewed(() => putBack(copy));
    expect(changes()).toBe(4);
  });

  test('the file of a store that was stopped', async () => {
    await sayMany(3);
    const copy = join(root, 'copy.db');
    await reopen(() => copyFileSync(inFolder('snug.db'), copy));
    await say('lost');
    await expectRenewed(() => putBack(copy));
  });

  test('one that knows more, of another epoch', async () => {
    await sayMany(5);
    const more = await backup();
    await reopen();
    const less = join(root, 'less');
    const other = await SqliteStore.open(less);
    await other.close();
    // Another history begins in this folder, and then the first one comes back.
    await expectRenewed(() => putBack(join(less, 'snug.db')));
    await expectRenewed(() => putBack(more));
  });

  test('into an empty folder', async () => {
    await sayMany(3);
    const copy = await backup();
    await expectRenewed(() => {
      rmSync(folder, { recursive: true });
      mkdirSync(folder);
      putBack(copy);
    });
  });

  test.each([
    ['empty', ''],
    ['something else', 'this is my shopping list\n'.repeat(20)],
  ])('beside a mark that is %s', async (_name, mark) => {
    await sayMany(3);
    await expectRenewed(() => writeFileSync(inFolder('snug.mark'), mark));
    expect(readFileSync(inFolder('snug.mark'), 'utf8')).toMatch(/^\S+ \d{16}\n$/);
  });

  test('also where the start that noticed it ended before the mark', async () => {
    await sayMany(3);
    const copy = await backup();
    await say('lost');
    const before = readFileSync(inFolder('snug.mark'));
    await reopen(() => putBack(copy));
    await expectRenewed(() => writeFileSync(inFolder('snug.mark'), before));
  });
});

describe('the mark', () => {
  test('says how far the history is on disk, before anybody is told', async () => {
    for (let count = 1; count <= 20; count += 1) {
      await say();
      expect(markedChanges()).toBe(count);
    }
    await store.messages.clear(GENERAL, null, 1);
    await store.rooms.create({
      room: { roomId: 'den', name: 'Den', kind: 'private' },
      looks: [],
      members: [],
      at: 1,
    });
    await store.messages.append('den', aMessage());
    expect([markedChanges(), changes()]).toEqual([22, 22]);
  });

  test('leaves out what was undone', async () => {
    await say();
    const breaking = Reflect.get(store, 'commits').write(() => database().exec('no such thing'));
    await Promise.allSettled([say('lost'), breaking]);
    await say();
    expect([markedChanges(), changes()]).toEqual([2, 2]);
  });

  test('is nobody else’s to read, and refused where it cannot be used', async () => {
    await store.close();
    rmSync(inFolder('snug.mark'));
    mkdirSync(inFolder('snug.mark'));
    await expect(SqliteStore.open(folder)).rejects.toThrow('snug.mark cannot be used');
  });
});

describe('how far a room came in an earlier run', () => {
  const reachedIn = (run: string, roomId = GENERAL) => store.messages.reachedIn(roomId, run);

  test('is where the next run found it, in each room', async () => {
    await store.rooms.create({
      room: { roomId: 'den', name: 'Den', kind: 'private' },
      looks: [],
      members: [],
      at: 1,
    });
    const runs: string[] = [];
    for (const count of [2, 0, 3]) {
      runs.push(store.installation.run);
      await sayMany(count);
      await reopen();
    }
    await say();
    await store.messages.append('den', aMessage());
    expect(await Promise.all(runs.map((run) => reachedIn(run)))).toEqual([2, 2, 5]);
    expect(await Promise.all(runs.map((run) => reachedIn(run, 'den')))).toEqual([0, 0, 0]);
    expect(await reachedIn('unheard of')).toBeUndefined();
  });

  test('tells that the whole folder was put back, with its mark: runs are missing, or came less far', async () => {
    await sayMany(3);
    const { epoch, run: cut } = store.installation;
    // As by a snapshot of the disk, in the middle of a run.
    cpSync(folder, join(root, 'snapshot'), { recursive: true });
    await sayMany(2);
    const { run: lost } = await reopen();
    await say();
    const then = await reopen(() => {
      rmSync(folder, { recursive: true });
      cpSync(join(root, 'snapshot'), folder, { recursive: true });
    });
    // The folder agrees with itself. Whoever comes back knows better.
    expect(then).toMatchObject({ epoch, isPutBack: false });
    await sayMany(10);
    expect(await reachedIn(lost)).toBeUndefined();
    expect(await reachedIn(cut)).toBe(3);
  });

  describe.each([
    ['where nothing happens in the room', 0],
    ['where something happens in each run', 1],
  ])('%s', (_name, perRun) => {
    test('is known for a hundred runs', async () => {
      await sayMany(2);
      await store.close();
      const { database, history, unlock } = await openDatabase(folder);
      history.mark.close();
      const runs = [history.run];
      for (let count = 0; count < 110; count += 1) {
        database.exec(`update rooms set seq = seq + ${perRun}`);
        const next = openHistory(database, folder);
        next.mark.close();
        runs.push(next.run);
      }
      database.close();
      unlock();
      store = await SqliteStore.open(folder);
      const reached = await Promise.all(runs.map((run) => reachedIn(run)));
      expect(reached.slice(0, 12)).toEqual(Array.from({ length: 12 }, () => undefined));
      const ends = runs.map((_run, index) => 2 + perRun * Math.min(index + 1, 110));
      expect(reached.slice(12)).toEqual(ends.slice(12));
      const rows = Reflect.get(store, 'database').prepare('select count(*) from run_starts').pluck().get();
      expect(rows).toBeLessThanOrEqual(1 + 100 * perRun);
    });
  });
});
