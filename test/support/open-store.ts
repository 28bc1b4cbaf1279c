import { SqliteStore } from '../../src/adapters/sqlite/sqlite-store';
import { onCleanUp, temporaryFolder } from './clean-up';

/** A store of its own, empty unless `folder` holds one, until `cleanUp`. */
export async function openStore(folder = temporaryFolder()): Promise<SqliteStore> {
  const store = await SqliteStore.open(folder);
  onCleanUp(() => store.close());
  return store;
}
