import { GENERAL } from '@protocol/limits';
import type { OutboxKeeper } from './keep-outbox';
import { OLD_OUTBOX } from './kept';
import type { OutboxEntry } from './outbox';

/** What an earlier version of the page wrote to localStorage. It did not say whose it was. */
type OldEntry = Pick<OutboxEntry, 'clientId' | 'message' | 'writtenAt'> & Partial<OutboxEntry>;

/**
 * Moves to the disk what an earlier version of the page kept in localStorage. It stays there until it has been moved.
 * What nobody is known to have written goes: nobody may send it.
 */
export async function moveOutbox(storage: Storage, author: string | null, keeper: OutboxKeeper): Promise<void> {
  const keys = Object.keys(storage).filter((key) => key.startsWith(OLD_OUTBOX));
  const found = keys.map((key) => ({ key, entry: entryIn(storage.getItem(key)) }));
  found.sort((a, b) => (a.entry?.writtenAt ?? 0) - (b.entry?.writtenAt ?? 0));
  for (const { key, entry } of found) {
    // The first version knew one room.
    if (entry && author) await keeper.adopt({ state: 'pending', roomId: GENERAL, ...entry, who: author });
    storage.removeItem(key);
  }
}

function entryIn(text: string | null): OldEntry | null {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    return isEntry(value) ? value : null;
  } catch {
    return null;
  }
}

function isEntry(value: unknown): value is OldEntry {
  if (value === null || typeof value !== 'object') return false;
  const { clientId, message, writtenAt, state } = value as Record<string, unknown>;
  const isText = typeof clientId === 'string' && typeof message === 'string';
  return isText && typeof writtenAt === 'number' && (state === 'pending' || state === 'failed');
}
