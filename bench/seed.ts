import { randomUUID } from 'node:crypto';
import { cpSync } from 'node:fs';
import { SqliteStore } from '../src/adapters/sqlite/sqlite-store';
import { GENERAL } from '../src/protocol/index';
import type { Bench } from './bench';
import { historyText } from './load/text';

/** Appends that wait for their flush at the same time. */
const AT_ONCE = 2_048;

const seeded = new Map<number, Promise<string>>();

/** A folder for `DATA_DIR` in which General holds so many messages, written by Snug's own store. A copy each time. */
export async function seededFolder(bench: Bench, messages: number): Promise<string> {
  let original = seeded.get(messages);
  if (!original) {
    original = seed(bench.newFolder(`seed-${messages}`), messages);
    seeded.set(messages, original);
  }
  const copy = bench.newFolder('data');
  cpSync(await original, copy, { recursive: true });
  return copy;
}

async function seed(folder: string, messages: number): Promise<string> {
  const store = await SqliteStore.open(folder);
  const author = { userID: randomUUID(), username: 'bench history' };
  const start = Date.now() - messages;
  for (let first = 0; first < messages; first += AT_ONCE) {
    const some = Array.from({ length: Math.min(AT_ONCE, messages - first) }, (_, i) => first + i);
    await Promise.all(
      some.map((n) =>
        store.messages.append(GENERAL, {
          id: randomUUID(),
          kind: 'message',
          author,
          message: historyText(n),
          sentAt: start + n,
          clientId: `history-${n}`,
        }),
      ),
    );
  }
  await store.close();
  return folder;
}
