import { MemoryStore } from '../../src/adapters/memory/memory-store';
import type { NewMessage, Store } from '../../src/domain/ports';
import { type Person, Refusal } from '../../src/protocol/index';

/** A store in memory that can be told to fail, or to keep those who write to it waiting. */
export class UnsteadyStore extends MemoryStore implements Store {
  isFailing = false;
  private ready = Promise.resolve();

  /** Let every write from now on wait. Returns the way to let them go on. */
  hold(): () => void {
    let release = () => {};
    this.ready = new Promise((resolve) => {
      release = resolve;
    });
    return release;
  }

  override async append(roomId: string, message: NewMessage) {
    await this.steady();
    return super.append(roomId, message);
  }

  override async clear(roomId: string, by: Person | null) {
    await this.steady();
    return super.clear(roomId, by);
  }

  private async steady(): Promise<void> {
    await this.ready;
    if (this.isFailing) throw new Refusal('store_unavailable', 1_000);
  }
}
