import type { KeptEntry, OutboxEntry } from './outbox';

/** A disk that does not answer must not hold up what is written for longer than this. */
const ANSWERS_WITHIN_MS = 3_000;

/** Longer than any claim is made for. */
const LONGEST_CLAIM_MS = 2 * 60_000;

const STORES = ['entries', 'claims'];

/** Which tab sends what waits for a room, and until when nobody else does. */
interface Claim {
  tab: string;
  until: number;
}

/** Whose outbox for which room is claimed. */
export type ClaimKey = [who: string, roomId: string];

/**
 * The outbox in IndexedDB, which all tabs share. Everything rejects where the browser has none, or lets nobody at it.
 *
 * Entries are numbered as they are written, whichever tab writes them, so that their order needs no clock. Tabs claim in
 * a transaction, and not only by the Web Locks API, since that does not exist on a plain http address of a home network.
 */
export function openOutboxDisk() {
  let opening = open();

  function open(): Promise<IDBDatabase> {
    const database = within(ANSWERS_WITHIN_MS, openDatabase);
    database.then(
      (opened) => {
        // The browser closed it, as when one has it forget this site.
        opened.onclose = () => {
          opening = open();
        };
      },
      // Whoever asks the disk for something hears of it then.
      () => {},
    );
    return database;
  }

  async function run<T>(
    work: (entries: IDBObjectStore, claims: IDBObjectStore) => Promise<T> | T,
    durability: IDBTransactionDurability = 'relaxed',
  ): Promise<T> {
    const transaction = (await opening).transaction(STORES, 'readwrite', { durability });
    const timer = setTimeout(() => transaction.abort(), ANSWERS_WITHIN_MS);
    const ended = new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = () => reject(transaction.error);
    });
    try {
      const result = work(transaction.objectStore('entries'), transaction.objectStore('claims'));
      return (await Promise.all([result, ended]))[0];
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    /** Resolves once it is there to be used. */
    ready: opening,

    /** What waits, of whoever wrote it, in order. Drops those that are no longer `wanted`. */
    read: (wanted: (entry: KeptEntry) => boolean): Promise<KeptEntry[]> =>
      run(async (entries) => {
        const all: KeptEntry[] = await asked(entries.getAll());
        for (const entry of all) if (!wanted(entry)) entries.delete(entry.place);
        return all.filter(wanted);
      }),

    /** Resolves with its place once it is flushed, as far as the browser can tell. One that is there keeps its place. */
    add: (entry: OutboxEntry): Promise<number> =>
      run(async (entries) => {
        const place = await asked(entries.index('clientId').getKey(entry.clientId));
        return Number(place ?? (await asked(entries.add(entry))));
      }, 'strict'),

    /** One that another tab has dropped stays dropped. */
    change: (entry: KeptEntry): Promise<void> =>
      run(async (entries) => {
        if (await asked(entries.getKey(entry.place))) entries.put(entry);
      }),

    drop: (place: number): Promise<void> => run((entries) => void entries.delete(place)),

    /** Claims unless another tab has, that is not `gone`. Resolves with who has it now, and with what waits. */
    claim: (key: ClaimKey, mine: Claim, now: number, gone?: string): Promise<[holder: string, all: KeptEntry[]]> =>
      run(async (entries, claims) => {
        const all: KeptEntry[] = await asked(entries.getAll());
        const held: Claim | undefined = await asked(claims.get(key));
        if (held && !mayClaim(held, mine, now, gone)) return [held.tab, all];
        claims.put(mine, key);
        return [mine.tab, all];
      }),

    /** Also while the page is going away: nothing is waited for between asking and committing. */
    release: (key: ClaimKey): Promise<void> =>
      run((_, claims) => {
        claims.delete(key);
        claims.transaction.commit();
      }),
  };
}

/** A claim that reaches further than any does was made before the clock was set back: it counts no more. */
export function mayClaim(held: Claim, mine: Claim, now: number, gone?: string): boolean {
  return held.tab === mine.tab || held.tab === gone || held.until <= now || held.until > now + LONGEST_CLAIM_MS;
}

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('snug', 1);
    request.onupgradeneeded = () => {
      const entries = request.result.createObjectStore('entries', { keyPath: 'place', autoIncrement: true });
      entries.createIndex('clientId', 'clientId', { unique: true });
      request.result.createObjectStore('claims');
    };
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const database = request.result;
      // A later version of the page waits for this one to let go.
      database.onversionchange = () => database.close();
      resolve(database);
    };
  });
}

function asked<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function within<T>(ms: number, ask: () => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(reject, ms);
    ask()
      .then(resolve, reject)
      .finally(() => clearTimeout(timer));
  });
}
