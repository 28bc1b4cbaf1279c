import { MemoryStore } from '../../src/adapters/memory/memory-store';
import { SqliteStore } from '../../src/adapters/sqlite/sqlite-store';
import { aFolder } from '../support/builders';
import { storeContract } from './store.contract';

// A busy disk is slow.
jest.setTimeout(60_000);

storeContract('SQLite', () => {
  const { folder, remove } = aFolder();
  const open = () => SqliteStore.open(folder);
  return {
    open,
    reopen: async (store) => {
      await store.close();
      return open();
    },
    dispose: remove,
  };
});

storeContract('memory', () => ({ open: async () => new MemoryStore(), dispose: () => {} }));
