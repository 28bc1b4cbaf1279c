import { v7 as uuid } from 'uuid';
import { SqliteStore } from '../../src/adapters/sqlite/sqlite-store';
import { GENERAL, type Person } from '../../src/protocol/index';

export interface Told {
  kind: 'message' | 'entered' | 'left';
  author: Person;
  message: string;
  sentAt: number;
}

/** Puts a talk into a data folder that no server uses now. */
export async function seed(dataDir: string, told: readonly Told[]): Promise<void> {
  const store = await SqliteStore.open(dataDir);
  await Promise.all(told.map((one) => store.messages.append(GENERAL, { id: uuid(), ...one })));
  await store.close();
}
