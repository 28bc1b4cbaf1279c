import { MemoryBus } from '../../src/adapters/memory/memory-bus';
import type { RoomEvent } from '../../src/domain/ports';

/** A bus that loses what happens in rooms while it is told to, without a word, as a network between processes may. */
export class LossyBus extends MemoryBus {
  isLosing = false;
  lost = 0;

  override publish(roomId: string, event: RoomEvent): void {
    if (this.isLosing) this.lost += 1;
    else super.publish(roomId, event);
  }
}
