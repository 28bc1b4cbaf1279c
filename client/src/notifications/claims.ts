import type { ListedRoom } from '@protocol/rooms';

const KEY = 'snug.notified';

/** Most rooms of which is remembered how far one was notified. */
const MOST = 100;

/** Longer than tabs come to it apart, also those in the background. */
const HOLDS_MS = 30_000;

type Claimed = Pick<ListedRoom, 'roomId' | 'head'>;

/** Whether it is for this tab to notify of what was said in a room so far. */
export type Claim = (room: Claimed) => Promise<boolean>;

/**
 * The first tab that claims it notifies, so that a browser with several does so once. A tab holds the lock of what it claimed for a
 * while: what it wrote down instead might come to the others too late.
 */
export function claimByLock(locks: Pick<LockManager, 'request'>): Claim {
  return (room) =>
    new Promise((resolve) => {
      const held = locks.request(`${KEY} ${nameOf(room)} ${room.head.seq}`, { ifAvailable: true }, (lock) => {
        resolve(lock !== null);
        return lock && new Promise((release) => setTimeout(release, HOLDS_MS));
      });
      held.catch(() => resolve(true));
    });
}

/** Where the browser has no locks, as on a plain http address: two tabs may now and then both notify. */
export function claimByStorage(storage: Storage): Claim {
  return async (room) => {
    const told = read(storage);
    const name = nameOf(room);
    if ((told.get(name) ?? -1) >= room.head.seq) return false;
    told.delete(name);
    told.set(name, room.head.seq);
    try {
      storage.setItem(KEY, JSON.stringify([...told].slice(-MOST)));
    } catch {}
    return true;
  };
}

/** Another history counts anew. */
function nameOf({ roomId, head }: Claimed): string {
  return `${head.epoch} ${roomId}`;
}

function read(storage: Storage): Map<string, number> {
  try {
    return new Map(JSON.parse(storage.getItem(KEY) ?? '[]'));
  } catch {
    return new Map();
  }
}
