import Database from 'better-sqlite3';
import { SqliteStore } from '../../src/adapters/sqlite/sqlite-store';

/**
 * Opens the store in a folder as a user to whom permissions apply, which they do not to root, and prints what came of
 * it. Gives up root only when all code is loaded: `nobody` may have no right to read it.
 */
async function main(): Promise<void> {
  new Database(':memory:').close();
  if (process.getuid?.() === 0) {
    process.setgid?.(65_534);
    process.setuid?.(65_534);
  }
  const store = await SqliteStore.open(process.argv[2] as string);
  await store.close();
  process.stdout.write('opened');
}

main().catch((error) => process.stdout.write(`${error.name}: ${error.message}`));
