import type { StoreWatch } from '../adapters/sqlite/sqlite-store';
import type { Log } from '../domain/ports';

/** Tells whoever runs the server how the store fares: when that changes, not at every message that it refuses meanwhile. */
export function storeWatch(log: Log): StoreWatch {
  return {
    onHealthChanged(isHealthy, cause) {
      if (isHealthy) log.info({}, 'the store can be written to again');
      else log.error({ err: cause }, 'the store cannot be written to: what is sent is refused');
    },

    /** A disk that does not keep what it was given: another process starts from what is really there. */
    onFlushFailed(error) {
      log.error({ err: error }, 'the disk could not keep what was written; the process ends');
      process.exit(1);
    },
  };
}
