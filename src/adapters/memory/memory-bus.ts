import type { Bus, PersonEvent, RoomEvent } from '../../domain/ports';

/** The bus of a program that is one process: whoever listens is told at once. */
export class MemoryBus implements Bus {
  private readonly roomListeners = new Set<(roomId: string, event: RoomEvent) => void>();
  private readonly personListeners = new Set<(person: string, event: PersonEvent) => void>();

  publish(roomId: string, event: RoomEvent): void {
    for (const listener of this.roomListeners) listener(roomId, event);
  }

  subscribe(listener: (roomId: string, event: RoomEvent) => void): () => void {
    this.roomListeners.add(listener);
    return () => this.roomListeners.delete(listener);
  }

  tell(person: string, event: PersonEvent): void {
    for (const listener of this.personListeners) listener(person, event);
  }

  listen(listener: (person: string, event: PersonEvent) => void): () => void {
    this.personListeners.add(listener);
    return () => this.personListeners.delete(listener);
  }
}
