import { Refusal } from '../../protocol/index';
import type { FileBytes, Store } from '../ports';
import { Turns } from '../turns';

/** How much may be kept, in bytes. */
export interface FileLimits {
  /** One file. */
  file: number;
  /** Of one person, and of everyone. */
  person: number;
  all: number;
  /** What the disk must have left. */
  reserve: number;
}

/** How long whoever finds no room is asked to wait, in milliseconds. */
const RETRY_MS = 60_000;

/** After how much that came the disk is asked again, in bytes: others write to it too. */
const LOOK_EVERY = 8 * 1024 * 1024;

/** What one upload will take. */
export interface Reservation {
  /** So much of it has come. Rejects with `quota_exceeded` or `storage_full` where there is no room for more. */
  cover(bytes: number): Promise<void> | undefined;
  release(): Promise<void>;
}

interface Reserved {
  by: string;
  bytes: number;
  /** How much of it the disk has. */
  written: number;
}

/** Sees that files take no more room than there is, also where many come at once: what comes is reserved before it does. */
export class FileSpace {
  private readonly turns = new Turns();
  private readonly reserved = new Set<Reserved>();

  constructor(
    private readonly store: Pick<Store, 'files'>,
    private readonly bytes: Pick<FileBytes, 'free'>,
    private readonly limits: FileLimits,
  ) {}

  /** Rejects with `quota_exceeded` or `storage_full`. */
  async reserve(by: string, bytes: number): Promise<Reservation> {
    const own: Reserved = { by, bytes: 0, written: 0 };
    let lookedAt = 0;
    this.reserved.add(own);
    const release = () => this.turns.next(() => void this.reserved.delete(own));
    await this.grow(own, bytes).catch(async (error) => {
      await release();
      throw error;
    });
    return {
      cover: (written) => {
        own.written = written;
        if (written <= own.bytes && written < lookedAt + LOOK_EVERY) return undefined;
        lookedAt = written;
        return this.grow(own, Math.max(own.bytes, written));
      },
      // In turn, so that nobody who has just been told what is kept counts neither this nor the file that it became.
      release,
    };
  }

  private grow(own: Reserved, to: number): Promise<void> {
    return this.turns.next(async () => {
      const [kept, free] = await Promise.all([this.store.files.kept(own.by), this.bytes.free()]);
      const others = [...this.reserved].filter((one) => one !== own);
      const sum = (some: readonly Reserved[]) => some.reduce((all, { bytes }) => all + bytes, 0);
      const unwritten = others.reduce((all, { bytes, written }) => all + Math.max(0, bytes - written), 0);
      if (kept.person + sum(others.filter(({ by }) => by === own.by)) + to > this.limits.person) {
        throw new Refusal('quota_exceeded');
      }
      if (
        kept.all + sum(others) + to > this.limits.all ||
        free - unwritten - (to - own.written) < this.limits.reserve
      ) {
        throw new Refusal('storage_full', RETRY_MS);
      }
      own.bytes = to;
    });
  }
}
