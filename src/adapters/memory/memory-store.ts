import type { Installation, NewMessage, RoomRecord, Store, StoredMessage } from '../../domain/ports';
import { GENERAL, type Person, personKey, Refusal } from '../../protocol/index';

interface MemoryRoom {
  name: string;
  seq: number;
  messages: StoredMessage[];
  clears: { seq: number; by: Person | null; undone: boolean }[];
  restoredSeq: number;
  occupants: Map<string, Person>;
}

/** A store that keeps nothing when the process ends: for unit tests. It keeps every other promise of the port. */
export class MemoryStore implements Store {
  readonly installation: Installation = { epoch: 'memory', secret: 'a secret of tests' };
  private readonly rooms = new Map<string, MemoryRoom>([
    [GENERAL, { name: 'General', seq: 0, messages: [], clears: [], restoredSeq: 0, occupants: new Map() }],
  ]);

  async openRoom(roomId: string, windowSize: number): Promise<RoomRecord | undefined> {
    const room = this.rooms.get(roomId);
    if (!room) return undefined;
    const clear = standingClear(room);
    return {
      room: { roomId, name: room.name },
      seq: room.seq,
      cleared: clear ? { seq: clear.seq, by: clear.by } : null,
      restoredSeq: room.restoredSeq,
      window: visible(room).slice(-windowSize),
      occupants: [...room.occupants.values()],
    };
  }

  async append(roomId: string, message: NewMessage): Promise<{ message: StoredMessage; isNew: boolean }> {
    const room = this.find(roomId);
    const first = room.messages.find((stored) => isRetry(stored, message));
    if (first && first.message !== message.message) throw new Refusal('client_id_reused');
    if (first) return { message: first, isNew: false };
    room.seq += 1;
    const stored: StoredMessage = { ...message, seq: room.seq, changedSeq: room.seq };
    room.messages.push(stored);
    if (message.kind === 'entered') room.occupants.set(personKey(message.author), message.author);
    if (message.kind === 'left') room.occupants.delete(personKey(message.author));
    return { message: stored, isNew: true };
  }

  async clear(roomId: string, by: Person | null): Promise<{ seq: number }> {
    const room = this.find(roomId);
    room.seq += 1;
    room.clears.push({ seq: room.seq, by, undone: false });
    return { seq: room.seq };
  }

  async undoClear(roomId: string): Promise<{ seq: number } | undefined> {
    const room = this.find(roomId);
    const clear = standingClear(room);
    if (!clear) return undefined;
    clear.undone = true;
    room.seq += 1;
    room.restoredSeq = room.seq;
    return { seq: room.seq };
  }

  async messagesBefore(roomId: string, before: number, limit: number): Promise<StoredMessage[]> {
    return visible(this.find(roomId))
      .filter((message) => message.seq < before)
      .slice(-limit);
  }

  isHealthy(): boolean {
    return true;
  }

  async close(): Promise<void> {}

  private find(roomId: string): MemoryRoom {
    const room = this.rooms.get(roomId);
    if (!room) throw new Refusal('room_not_found');
    return room;
  }
}

function standingClear(room: MemoryRoom) {
  return room.clears.findLast((clear) => !clear.undone);
}

function visible(room: MemoryRoom): StoredMessage[] {
  const clearedSeq = standingClear(room)?.seq ?? 0;
  return room.messages.filter((message) => message.seq > clearedSeq);
}

function isRetry(stored: StoredMessage, message: NewMessage): boolean {
  return (
    message.clientId !== undefined &&
    stored.clientId === message.clientId &&
    personKey(stored.author) === personKey(message.author)
  );
}
