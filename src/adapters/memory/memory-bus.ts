import type { Bus, RoomEvent } from '../../domain/ports';

/** The bus of a program that is one process: whoever listens is told at once. */
export class MemoryBus implements Bus {
  private readonly listeners = new Set<(roomId: string, event: RoomEvent) => void>();

  publish(roomId: string, event: RoomEvent): void {
    for (const listener of this.listeners) listener(roomId, event);
  }

  subscribe(listener: (roomId: string, event: RoomEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}
