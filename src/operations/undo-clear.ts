import { SqliteStore } from '../adapters/sqlite/sqlite-store';
import { GENERAL } from '../protocol/index';

/** Show again what was cleared last. For whoever runs the server, while it is stopped. Rejects with `StartRefusal`. */
export async function undoClear(dataDir: string): Promise<void> {
  const store = await SqliteStore.open(dataDir);
  const undone = await store.messages.undoClear(GENERAL, 0, 0, 0);
  await store.close();
  process.stdout.write(undone ? 'The messages are back. Start Snug again.\n' : 'Nothing in General was cleared.\n');
}
