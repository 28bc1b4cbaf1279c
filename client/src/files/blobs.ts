import type { OutboxEntry } from '../state/outbox';
import { openOutboxDisk } from '../state/outbox-disk';
import { openBlobDisk } from './blob-disk';

/** In a tab that is just writing a message, its files are on disk a moment before it is. */
const NEW_MS = 10 * 60_000;

/** The bytes of the files that were picked, in memory, and of those in the outbox on disk too. One for the window. */
class Blobs {
  private readonly disk = openBlobDisk();
  private readonly held = new Map<string, Blob>();

  hold(key: string, blob: Blob) {
    this.held.set(key, blob);
  }

  /** Undefined where they are gone, as after the browser has cleared what it kept. */
  async of(key: string): Promise<Blob | undefined> {
    return this.held.get(key) ?? (await this.disk.get(key).catch(() => undefined));
  }

  /** Resolves once the files of a message are on disk. */
  async keep({ attachments = [] }: OutboxEntry): Promise<void> {
    for (const { key } of attachments) {
      const blob = this.held.get(key);
      if (blob) await this.disk.put(key, blob);
    }
  }

  /** Under which id the server has it. */
  async idOf(key: string): Promise<string | undefined> {
    return this.disk.getId(key).catch(() => undefined);
  }

  /** Resolves once it is known after a reload too, or cannot be. */
  async hasId(key: string, fileId: string): Promise<void> {
    await this.disk.putId(key, fileId).catch(() => {});
  }

  loseId(key: string) {
    this.disk.dropId(key).catch(() => {});
  }

  /** Takes them back from the disk, to be changed in the composer. */
  async takeUp(key: string): Promise<void> {
    const blob = await this.of(key);
    if (blob) this.held.set(key, blob);
    this.disk.drop(key).catch(() => {});
  }

  forget(key: string) {
    this.held.delete(key);
    this.disk.drop(key).catch(() => {});
  }

  /** Cleans up what a tab left that ended between writing the one and the other. */
  async sweep(): Promise<void> {
    const entries = await openOutboxDisk().read(() => true);
    const needed = new Set(entries.flatMap(({ attachments = [] }) => attachments.map(({ key }) => key)));
    for (const key of await this.disk.before(Date.now() - NEW_MS)) {
      if (!needed.has(key) && !this.held.has(key)) await this.disk.drop(key);
    }
  }
}

export const blobs = new Blobs();
