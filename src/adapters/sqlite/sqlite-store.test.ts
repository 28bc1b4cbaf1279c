import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { aFolder, aMessage } from '../../../test/support/builders';
import { GENERAL } from '../../protocol/index';
import { SqliteStore } from './sqlite-store';

// A busy disk is slow.
jest.setTimeout(30_000);

let folder: string;
let remove: () => void;
let store: SqliteStore;

beforeEach(async () => {
  ({ folder, remove } = aFolder());
  store = await SqliteStore.open(folder);
});

afterEach(async () => {
  await store.close();
  remove();
});

const say = (message: string) => store.messages.append(GENERAL, aMessage({ message }));

test('an installation keeps its epoch and its secret, and shares them with no other', async () => {
  const { installation } = store;
  await store.close();
  store = await SqliteStore.open(folder);
  const { run } = store.installation;
  expect(store.installation).toEqual({ ...installation, run });
  expect(run).not.toBe(installation.run);

  const elsewhere = aFolder();
  const other = await SqliteStore.open(elsewhere.folder);
  expect(other.installation.epoch).not.toBe(installation.epoch);
  expect(other.installation.secret).not.toBe(installation.secret);
  await other.close();
  elsewhere.remove();
});

test('how far the search index is behind is told', async () => {
  const indexing: { stop(): void } = Reflect.get(store, 'indexing');
  indexing.stop();
  expect(store.figures().unindexed).toBe(0);
  for (const text of ['one', 'two', 'three']) await say(text);
  expect(store.figures()).toMatchObject({ unindexed: 3, waiting: 0 });
});

describe('a full disk', () => {
  /** Forbid the database to grow, which SQLite answers as it answers a full disk; or allow it again. */
  function fillDisk(isFull: boolean): void {
    const database: Database.Database = Reflect.get(store, 'database');
    database.pragma(`max_page_count = ${isFull ? 1 : 1_000_000}`);
  }

  test('is a refusal that may be tried again, and the store goes on when there is room', async () => {
    await say('before');
    fillDisk(true);
    // The first would fit by itself: it goes down with those that it shares a transaction with.
    const texts = ['small', ...Array.from({ length: 20 }, () => 'x'.repeat(4_000))];
    const refused = await Promise.allSettled(texts.map(say));
    for (const outcome of refused) expect(outcome).toMatchObject({ reason: { code: 'store_unavailable' } });
    expect(store.isHealthy()).toBe(false);

    fillDisk(false);
    expect((await say('after')).message.seq).toBe(2);
    expect(store.isHealthy()).toBe(true);
    await store.close();
    store = await SqliteStore.open(folder);
    const room = await store.messages.openRoom(GENERAL, 10, 0);
    expect(room?.window.map(({ seq, message }) => [seq, message])).toEqual([
      [1, 'before'],
      [2, 'after'],
    ]);
  });
});

describe('when a transaction fails, nothing of it is kept in any part:', () => {
  const mira = { userID: 'guest-Mira', username: 'Mira' };
  const registration = {
    userID: 'a',
    name: { username: 'Ada', looks: ['ada'] },
    passwordHash: 'hash',
    role: 'owner' as const,
    at: 1,
  };

  /** Something that breaks the transaction it shares with what is asked for in this turn. */
  const breakIt = () => Reflect.get(store, 'commits').write(() => Reflect.get(store, 'database').exec('no such thing'));

  test.each<[string, () => Promise<unknown>]>([
    ['a message', () => say('lost')],
    ['an edit', () => store.messages.edit(GENERAL, 1, { message: 'lost', mentions: ['x'], at: 1 })],
    ['a deletion', () => store.messages.delete(GENERAL, 1)],
    ['a reaction', () => store.messages.react(GENERAL, 1, { emoji: '👍', by: mira, at: 1, isOn: true })],
    ['a clear', () => store.messages.clear(GENERAL, null, 1)],
    ['a sweep', () => store.messages.sweep(GENERAL, 'guest-Mira', 0, 0)],
    ['a name', () => store.messages.renameAuthor('guest-Mira', 'Lost')],
    ['an account', () => store.people.register(registration)],
    ['a guest', () => store.people.keepGuest({ userID: 'a', username: 'Ada', at: 1 })],
    [
      'a room',
      () =>
        store.rooms.create({
          room: { roomId: 'den', name: 'Den', kind: 'public' },
          looks: ['den'],
          members: [mira],
          at: 1,
        }),
    ],
    ['a setting', () => store.rooms.change(GENERAL, { topic: 'lost' })],
    ['reading', () => store.rooms.markRead(GENERAL, 'guest-Theo', 1)],
    ['a ban', () => store.moderation.ban({ person: mira, addresses: ['x'], by: mira, at: 1, until: null, reason: '' })],
    ['an entry of the audit', () => store.moderation.audit({ at: 1, by: mira, action: 'lost' })],
  ])('%s', async (_name, change) => {
    await say('before');
    const before = dump();
    const [outcome] = await Promise.allSettled([change(), breakIt()]);
    expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'store_unavailable' } });
    expect(dump()).toEqual(before);

    await change();
    expect(dump()).not.toEqual(before);
    const { seq } = (await say('after')).message;
    expect((await store.messages.openRoom(GENERAL, 1, 1))?.seq).toBe(seq);
  });

  /** Every row of every table. */
  function dump(): unknown[] {
    const database: Database.Database = Reflect.get(store, 'database');
    const tables = database
      .prepare<[], string>("select name from sqlite_master where type = 'table' and name not like 'message_texts%'")
      .pluck()
      .all();
    return tables.map((table) => [table, database.prepare(`select * from ${table}`).all()]);
  }
});

test('what an author said is looked for by index, however much others said', () => {
  const database: Database.Database = Reflect.get(store, 'database');
  const statements: Record<string, Database.Statement> = Reflect.get(store.messages, 'statements');
  for (const name of ['roomsOf', 'saidBy', 'authored', 'changed', 'changedSince']) {
    const plan = database
      .prepare<[], { detail: string }>(`explain query plan ${statements[name]?.source.replace(/[@?]\w*/g, '1')}`)
      .all()
      .map(({ detail }) => detail)
      .filter((detail) => /(SCAN|SEARCH) messages/.test(detail));
    expect(plan.length).toBeGreaterThan(0);
    for (const detail of plan) expect(detail).toMatch(/INDEX messages_(once|without_id|changed)/);
  }
});

test('the write-ahead log starts over while much is written, and nothing is lost', async () => {
  const log = join(folder, 'snug.db-wal');
  const written: string[] = [];
  const writeMore = async () => {
    const texts = Array.from({ length: 100 }, (_, index) => `${written.length + index} ${'x'.repeat(3_900)}`);
    await Promise.all(texts.map(say));
    written.push(...texts);
  };
  let [before, after] = [0, 0];
  do {
    before = statSync(log).size;
    await writeMore();
    after = statSync(log).size;
  } while (after > before && written.length < 40_000);
  expect(after).toBe(before);

  await writeMore();
  await store.close();
  // SQLite removes the log when the last connection closes: the worker's is closed too.
  expect(existsSync(log)).toBe(false);
  store = await SqliteStore.open(folder);
  const room = await store.messages.openRoom(GENERAL, written.length + 1, 0);
  expect(room?.window.map(({ message }) => message)).toEqual(written);
});
