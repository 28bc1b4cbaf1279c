import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { cleanUp, onCleanUp, temporaryFolder } from '../support/clean-up';
import { DeltaClient } from '../support/delta-client';
import { type ProcessOptions, spawnServer, startServerProcess } from '../support/server-process';

afterEach(cleanUp);

/** The one sentence that a server that cannot start ends with. */
async function refusal(options: ProcessOptions): Promise<string> {
  const server = await spawnServer(options);
  expect(await server.exited).toEqual({ code: 1, signal: null });
  expect(server.stdout).toBe('');
  expect(server.stderr).toMatch(/^[^\n]+[.]\n$/);
  expect(server.stderr).not.toMatch(/\bat .*:\d+|Error:/);
  return server.stderr.trim();
}

/** A folder with a room in it in which someone has talked. */
async function usedFolder(): Promise<{ dataDir: string; file: string }> {
  const server = await startServerProcess();
  const client = await DeltaClient.enter(server.url);
  for (let index = 0; index < 20; index += 1) await client.send(`${index} ${'x'.repeat(3_000)}`);
  client.leave();
  expect(await server.terminate()).toBe(0);
  return { dataDir: server.dataDir, file: join(server.dataDir, 'snug.db') };
}

/** Every file of a folder by a hash of what it holds, but the lock, which is empty. */
function contents(folder: string): Record<string, string> {
  const files = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .filter((name) => !name.startsWith('snug.lock') && !/-(wal|shm)$/.test(name));
  return Object.fromEntries(
    files.map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex'),
    ]),
  );
}

test('a taken port is refused, and the folder is free for the next start', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  onCleanUp(() => other.close());
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  const dataDir = temporaryFolder();
  expect(await refusal({ dataDir, port })).toBe(
    `Port ${port} is taken by another program. Stop that one, or set PORT to another port.`,
  );
  await startServerProcess({ dataDir });
});

test('a data folder that is a file is refused, and the file left alone', async () => {
  const dataDir = join(temporaryFolder(), 'data');
  writeFileSync(dataDir, 'my notes');
  expect(await refusal({ dataDir })).toMatch(/^The data folder .* cannot be written to\. .*DATA_DIR/);
  expect(readFileSync(dataDir, 'utf8')).toBe('my notes');
});

test('a data folder that this user may not write to is refused', async () => {
  const folder = temporaryFolder();
  chmodSync(folder, 0o755);
  const dataDir = join(folder, 'data');
  mkdirSync(dataDir);
  chmodSync(dataDir, 0o555);
  // For root every folder is writable, so root starts the server as nobody.
  const uid = process.getuid?.() === 0 ? { uid: 65_534 } : {};
  expect(await refusal({ dataDir, ...uid })).toMatch(/^The data folder .* cannot be written to\. .*DATA_DIR/);
  expect(readdirSync(dataDir)).toEqual([]);
});

test('a folder for files that is a file is refused, and the file left alone', async () => {
  const dataDir = temporaryFolder();
  writeFileSync(join(dataDir, 'files'), 'my notes');
  expect(await refusal({ dataDir })).toMatch(/^The folder .*files.* cannot be written to\. .*DATA_DIR/);
  expect(readFileSync(join(dataDir, 'files'), 'utf8')).toBe('my notes');
});

test('a database of a newer version is refused and left as it was', async () => {
  const { dataDir, file } = await usedFolder();
  const database = new Database(file);
  database.prepare("insert into kysely_migration values ('9999-from-the-future', '2099-01-01')").run();
  database.close();
  const before = contents(dataDir);
  expect(await refusal({ dataDir })).toBe(
    `The database ${file} was written by a newer version of Snug. Start that version instead.`,
  );
  expect(contents(dataDir)).toEqual(before);
});

test.each<[string, (file: string) => void]>([
  ['overwritten with text', (file) => writeFileSync(file, 'not a database '.repeat(1_000))],
  ['cut short', (file) => truncateSync(file, 3 * 4_096)],
  [
    'overwritten in its middle',
    (file) => {
      const bytes = readFileSync(file);
      writeFileSync(file, Buffer.concat([bytes.subarray(0, 4_096), Buffer.alloc(bytes.length - 4_096, 0xaa)]));
    },
  ],
])('a damaged database, %s, is refused and left as it was', async (_name, damage) => {
  const { dataDir, file } = await usedFolder();
  damage(file);
  const before = contents(dataDir);
  expect(await refusal({ dataDir })).toMatch(/^The database .*snug\.db is damaged\. .*Restore it from a backup/);
  expect(contents(dataDir)).toEqual(before);
});

test('a second server on the same data folder is refused, and the first goes on', async () => {
  const first = await startServerProcess();
  const client = await DeltaClient.enter(first.url);
  const { dataDir } = first;
  expect(await refusal({ dataDir })).toBe(
    `Snug is already running on the data folder ${dataDir}. Stop it first, or set DATA_DIR.`,
  );
  expect((await client.send('still here')).seq).toBe(2);
  await first.kill();
  // However the first ended, the folder is free.
  await startServerProcess({ dataDir });
});

test.each([
  ['PORT', 'eighty'],
  ['PORT', '70000'],
  ['LIMITS', 'maybe'],
  ['LOG_LEVEL', 'loud'],
  ['PUBLIC_URL', 'chat.example'],
  ['HOST', '203.0.113.1'],
])('%s=%s is refused by its name', async (variable, value) => {
  expect(await refusal({ env: { [variable]: value } })).toContain(variable);
});
