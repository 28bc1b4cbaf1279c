import { execFile } from 'node:child_process';
import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import Database from 'better-sqlite3';
import { aFolder, aMessage } from '../../../test/support/builders';
import { StartRefusal } from '../../domain/start-refusal';
import { GENERAL } from '../../protocol/index';
import { SqliteStore } from './sqlite-store';

// A busy disk is slow, and some tests start a process.
jest.setTimeout(30_000);

const PAGE_BYTES = 4_096;

let folder: string;
let remove: () => void;

beforeEach(() => {
  ({ folder, remove } = aFolder());
});

afterEach(() => remove());

const file = () => join(folder, 'snug.db');

async function refusalToOpen(path = folder): Promise<string> {
  const refusal = await SqliteStore.open(path).then(
    (store) => store.close(),
    (error) => error,
  );
  expect(refusal).toBeInstanceOf(StartRefusal);
  return refusal.message;
}

/** A database of some hundred pages, closed in order. */
async function fillDatabase(): Promise<void> {
  const store = await SqliteStore.open(folder);
  await Promise.all(
    Array.from({ length: 200 }, (_, index) =>
      store.messages.append(GENERAL, aMessage({ message: 'x'.repeat(2_000), clientId: `${index}` })),
    ),
  );
  await store.close();
}

test('a folder is made where there is none, and nobody else may look into it', async () => {
  const deep = join(folder, 'one', 'two');
  const store = await SqliteStore.open(deep);
  await store.close();
  expect(statSync(deep).mode & 0o077).toBe(0);
});

test('a folder that is in use is refused, until whoever uses it has closed it', async () => {
  const first = await SqliteStore.open(folder);
  expect(await refusalToOpen()).toContain(`already running on the data folder ${folder}`);
  await first.messages.append(GENERAL, aMessage());
  await first.close();
  const second = await SqliteStore.open(folder);
  expect(await second.messages.openRoom(GENERAL, 10, 10)).toMatchObject({ seq: 1 });
  await second.close();
});

test('a lock that cannot be held is refused for what it is', async () => {
  writeFileSync(join(folder, 'snug.lock'), 'something else '.repeat(100));
  expect(await refusalToOpen()).toContain('snug.lock cannot be used');
});

test('a folder that cannot be made is refused', async () => {
  const path = join(folder, 'a-file', 'data');
  writeFileSync(join(folder, 'a-file'), '');
  expect(await refusalToOpen(path)).toContain(`The data folder ${path} cannot be written to.`);
});

describe('for a user without the right to write', () => {
  const openAsNobody = async () => {
    const script = require.resolve('../../../test/contract/open-as-nobody');
    const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', script, folder]);
    return stdout;
  };

  test('the folder is refused', async () => {
    chmodSync(folder, 0o555);
    expect(await openAsNobody()).toBe(
      `StartRefusal: The data folder ${folder} cannot be written to. Give this user the right to write there, or set DATA_DIR to another folder.`,
    );
  });

  test('the database is refused, and left as it was', async () => {
    await fillDatabase();
    chmodSync(folder, 0o777);
    chmodSync(join(folder, 'snug.lock'), 0o666);
    chmodSync(file(), 0o444);
    const before = readFileSync(file());
    expect(await openAsNobody()).toBe(
      `StartRefusal: The database ${file()} cannot be written to. Give this user the right to write to it.`,
    );
    expect(readFileSync(file()).equals(before)).toBe(true);
  });

  test('a folder that they may write to is opened', async () => {
    chmodSync(folder, 0o777);
    expect(await openAsNobody()).toBe('opened');
  });
});

test('the database of a newer version is refused, and left as it was', async () => {
  await fillDatabase();
  const database = new Database(file());
  database.prepare('insert into kysely_migration values (?, ?)').run('9999-from-the-future', new Date().toISOString());
  database.close();
  const before = readFileSync(file());
  expect(await refusalToOpen()).toContain(`${file()} was written by a newer version of Snug.`);
  expect(readFileSync(file()).equals(before)).toBe(true);
});

describe('a damaged database is refused, and left as it was', () => {
  const fillPage = (bytes: Buffer, page: number) => bytes.fill(0xa5, page * PAGE_BYTES, (page + 1) * PAGE_BYTES);
  const pages = (bytes: Buffer) => bytes.length / PAGE_BYTES;

  test.each<[string, (bytes: Buffer) => Buffer]>([
    ['a header of something else', (bytes) => fillPage(bytes, 0)],
    ['a file that is no database at all', () => Buffer.from('This is my shopping list.\n'.repeat(100))],
    ['an end that is missing', (bytes) => bytes.subarray(0, (pages(bytes) - 3) * PAGE_BYTES)],
    ['the newest messages overwritten', (bytes) => fillPage(bytes, pages(bytes) - 1)],
    ['older messages overwritten', (bytes) => fillPage(bytes, Math.floor(pages(bytes) / 2))],
  ])('%s', async (_name, damage) => {
    await fillDatabase();
    const damaged = damage(readFileSync(file()));
    writeFileSync(file(), damaged);
    expect(await refusalToOpen()).toContain(`The database ${file()} is damaged. Nothing was changed in it.`);
    expect(readFileSync(file()).equals(damaged)).toBe(true);
  });

  test('and can be opened again once it is restored', async () => {
    await fillDatabase();
    const good = readFileSync(file());
    writeFileSync(file(), fillPage(Buffer.from(good), 0));
    await refusalToOpen();
    writeFileSync(file(), good);
    const store = await SqliteStore.open(folder);
    expect(await store.messages.openRoom(GENERAL, 10, 0)).toMatchObject({ seq: 200 });
    await store.close();
  });
});
