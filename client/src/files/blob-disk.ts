/** Long enough for what may wait in all to be written to a slow phone's disk. */
const WRITTEN_WITHIN_MS = 60_000;

interface KeptBlob {
  blob: Blob;
  at: number;
}

/**
 * The bytes of what waits in the outbox, in a database beside it: so nothing that is only text waits for them to be
 * written. Everything rejects where the browser has none, or lets nobody at it.
 */
export function openBlobDisk() {
  let opening: Promise<IDBDatabase> | undefined;

  async function run<T>(
    mode: IDBTransactionMode,
    work: (blobs: IDBObjectStore) => IDBRequest<T>,
    durability: IDBTransactionDurability = 'relaxed',
  ): Promise<T> {
    opening ??= openDatabase();
    opening.catch(() => {
      opening = undefined;
    });
    const transaction = (await opening).transaction('blobs', mode, { durability });
    const timer = setTimeout(() => transaction.abort(), WRITTEN_WITHIN_MS);
    const request = work(transaction.objectStore('blobs'));
    return new Promise<T>((resolve, reject) => {
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error);
    }).finally(() => clearTimeout(timer));
  }

  return {
    put: (key: string, blob: Blob) => run('readwrite', (blobs) => blobs.put({ blob, at: Date.now() }, key), 'strict'),

    get: async (key: string): Promise<Blob | undefined> => {
      const kept: KeptBlob | undefined = await run('readonly', (blobs) => blobs.get(key));
      return kept?.blob;
    },

    drop: (key: string) => run('readwrite', (blobs) => blobs.delete(key)),

    /** Those that were put there before a time. */
    before: async (time: number): Promise<string[]> => {
      const [keys, kept] = await Promise.all([
        run('readonly', (blobs) => blobs.getAllKeys()),
        run<KeptBlob[]>('readonly', (blobs) => blobs.getAll()),
      ]);
      return keys.filter((_, index) => (kept[index]?.at ?? time) < time).map(String);
    },
  };
}

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('snug.files', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('blobs');
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const database = request.result;
      // A later version of the page waits for this one to let go.
      database.onversionchange = () => database.close();
      resolve(database);
    };
  });
}
