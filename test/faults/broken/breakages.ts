import type Database from 'better-sqlite3';
import { MemoryBus } from '../../../src/adapters/memory/memory-bus';
import { SqliteStore } from '../../../src/adapters/sqlite/sqlite-store';
import { Chat } from '../../../src/domain/chat';
import type { NewMessage, RoomEvent } from '../../../src/domain/ports';
import type { Overrides } from '../../../src/server';

/** Ways to break a server that the checker has to find by its clients' logs alone. */
export const breakages = {
  /** Answers, and never commits. */
  answersAndNeverCommits: async (folder: string): Promise<Overrides> => {
    const store = await SqliteStore.open(folder);
    const database: Database.Database = Reflect.get(store, 'database');
    const commits: { write<T>(run: () => T): Promise<T> } = Reflect.get(store, 'commits');
    commits.write = async (run) => {
      if (!database.inTransaction) database.exec('begin immediate');
      return run();
    };
    return { store };
  },

  /** Stores a message again that it has already. */
  storesRetriesAgain: async (folder: string): Promise<Overrides> => {
    const store = await SqliteStore.open(folder);
    type Insert = (room: number, seq: number, message: NewMessage) => boolean;
    const insert: Insert = Reflect.get(store.messages, 'insert').bind(store.messages);
    const insertAgain: Insert = (room, seq, message) =>
      insert(room, seq, message) || insert(room, seq, withoutClientId(message));
    Reflect.set(store.messages, 'insert', insertAgain);
    return { store };
  },

  /** Does not tell some of what was said. */
  dropsChanges: async (): Promise<Overrides> => ({
    bus: busThat((event, publish) => {
      if (!isSaid(event) || event.seq % 5 !== 0) publish(event);
    }),
  }),

  /** Tells two changes in the wrong order. */
  swapsChanges: async (): Promise<Overrides> => {
    let kept: RoomEvent | undefined;
    return {
      bus: busThat((event, publish) => {
        if (!kept && isSaid(event) && event.seq % 5 === 0) {
          kept = event;
          return;
        }
        publish(event);
        if (kept) publish(kept);
        kept = undefined;
      }),
    };
  },

  /** Tells another text than the one that was said. */
  altersTexts: async (): Promise<Overrides> => ({
    bus: busThat((event, publish) =>
      publish(isSaid(event) ? { ...event, message: { ...event.message, message: 'something else' } } : event),
    ),
  }),

  /** Does not tell the connections of whoever is put out of a room. */
  keepsTelling: async (): Promise<Overrides> => {
    const bus = new MemoryBus();
    const tell = bus.tell.bind(bus);
    bus.tell = (person, event) => {
      if (event.type !== 'unlisted') tell(person, event);
    };
    return { bus };
  },

  /** Leaves a change out of what it tells who comes back. */
  skipsWhenResuming: async (): Promise<Overrides> => {
    const { enter } = Chat.prototype;
    Chat.prototype.enter = async function (...args) {
      const entrance = await enter.apply(this, args);
      return 'changes' in entrance ? { ...entrance, changes: entrance.changes.slice(1) } : entrance;
    };
    return {};
  },
} as const satisfies Record<string, (folder: string) => Promise<Overrides>>;

export type Breakage = keyof typeof breakages;

type Said = Extract<RoomEvent, { type: 'message' }>;

function isSaid(event: RoomEvent): event is Said {
  return event.type === 'message' && event.message.kind === 'message';
}

function busThat(publishes: (event: RoomEvent, publish: (event: RoomEvent) => void) => void): MemoryBus {
  const bus = new MemoryBus();
  const publish = bus.publish.bind(bus);
  bus.publish = (roomId, event) => publishes(event, (passed) => publish(roomId, passed));
  return bus;
}

function withoutClientId({ clientId, ...message }: NewMessage): NewMessage {
  return message;
}
