/** Long enough for what may wait in all to be written to a slow phone's disk. */
const WRITTEN_WITHIN_MS = 60_000;

interface KeptBlob {
  blob: Blob;
  at: number;
}

type Store = 'blobs' | 'uploaded';

/**
 * The bytes of what waits in the outbox, in a database beside it: so nothing that is only text waits for them to be
 * written. Beside them under which ids the server has them already: asked again after a lost answer and a reload, it is to
 * know the message by the same files. Everything rejects where the browser has none, or lets nobody at it.
 */
export function openBlobDisk() {
  let opening: Promise<IDBDatabase> | undefined;

  async function run<T>(
    mode: IDBTransactionMode,
    name: Store,
    work: (store: IDBObjectStore) => IDBRequest<T>,
    durability: IDBTransactionDurability = 'relaxed',
  ): Promise<T> {
    opening ??= openDatabase();
    opening.catch(() => {
      opening = undefined;
    });
    const transaction = (await opening).transaction(name, mode, { durability });
    const timer = setTimeout(() => transaction.abort(), WRITTEN_WITHIN_MS);
    const request = work(transaction.objectStore(name));
    return new Promise<T>((resolve, reject) => {
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error);
    }).finally(() => clearTimeout(timer));
  }

  return {
    put: (key: string, blob: Blob) =>
      run('readwrite', 'blobs', (blobs) => blobs.put({ blob, at: Date.now() }, key), 'strict'),

    get: async (key: string): Promise<Blob | undefined> => {
      const kept: KeptBlob | undefined = await run('readonly', 'blobs', (blobs) => blobs.get(key));
      return kept?.blob;
    },

    drop: (key: string) =>
      Promise.all([
        run('readwrite', 'blobs', (blobs) => blobs.delete(key)),
        run('readwrite', 'uploaded', (uploaded) => uploaded.delete(key)),
      ]),

    putId: (key: string, fileId: string) => run('readwrite', 'uploaded', (uploaded) => uploaded.put(fileId, key)),

    getId: (key: string) => run<string | undefined>('readonly', 'uploaded', (uploaded) => uploaded.get(key)),

    dropId: (key: string) => run('readwrite', 'uploaded', (uploaded) => uploaded.delete(key)),

    /** Those that were put there before a time. */
    before: async (time: number): Promise<string[]> => {
      const [keys, kept] = await Promise.all([
        run('readonly', 'blobs', (blobs) => blobs.getAllKeys()),
        run<KeptBlob[]>('readonly', 'blobs', (blobs) => blobs.getAll()),
      ]);
      return keys.filter((_, index) => (kept[index]?.at ?? time) < time).map(String);
    },
  };
}

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('snug.files', 1);
    request.onupgradeneeded = () => {
      for (const name of ['blobs', 'uploaded'] satisfies Store[]) request.result.createObjectStore(name);
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
