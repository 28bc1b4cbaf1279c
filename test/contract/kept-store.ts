import { SqliteStore } from '../../src/adapters/sqlite/sqlite-store';
import type { NewMessage, RoomRecord } from '../../src/domain/ports';
import { GENERAL, type Person } from '../../src/protocol/index';
import { aFolder, aGuest, aMessage } from '../support/builders';

// A busy disk is slow.
jest.setTimeout(60_000);

/** The store of each test of a file: a new one, that can be closed and opened again. */
export class KeptStore {
  private opened: { store: SqliteStore; folder: string; remove: () => void } | undefined;

  /** `fill` puts something into the folder before it is opened. */
  constructor(private readonly fill: (folder: string) => void = () => {}) {
    beforeEach(() => this.open());
    afterEach(() => this.close());
  }

  get store(): SqliteStore {
    if (!this.opened) throw new Error('the store is not open');
    return this.opened.store;
  }

  async open(): Promise<void> {
    const { folder, remove } = aFolder();
    this.fill(folder);
    this.opened = { store: await SqliteStore.open(folder), folder, remove };
  }

  async close(): Promise<void> {
    await this.store.close();
    this.opened?.remove();
    this.opened = undefined;
  }

  /** Go on with what the store has kept. */
  async reopen(): Promise<void> {
    if (!this.opened) return;
    await this.store.close();
    this.opened.store = await SqliteStore.open(this.opened.folder);
  }

  say(message: string, fields: Partial<NewMessage> = {}, roomId = GENERAL) {
    return this.store.messages.append(roomId, aMessage({ message, ...fields }));
  }

  clear(by: Person | null = null, at = 0) {
    return this.store.messages.clear(GENERAL, by, at);
  }

  async room(windowSize = 1_000, roomId = GENERAL): Promise<RoomRecord> {
    return (await this.store.messages.openRoom(roomId, windowSize, 1_000)) as RoomRecord;
  }

  async texts(windowSize?: number): Promise<string[]> {
    return (await this.room(windowSize)).window.map(({ message }) => message);
  }

  /** A private room unless said otherwise, with members. */
  async makeRoom(roomId: string, fields: { name?: string; kind?: 'public' | 'private'; members?: Person[] } = {}) {
    const { name = roomId, kind = 'private', members = [aGuest()] } = fields;
    const looks = kind === 'public' ? [name.toLowerCase()] : [];
    await this.store.rooms.create({ room: { roomId, name, kind, host: 'host' }, looks, members, at: 1 });
  }

  /** Let the search index take over everything that was said. */
  async index(): Promise<void> {
    const { commits, texts } = Reflect.get(Reflect.get(this.store, 'indexing'), 'parts');
    while (texts.isBehind()) await commits.write(() => texts.addNext(7));
  }
}
