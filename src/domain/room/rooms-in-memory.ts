import { GENERAL } from '../../protocol/index';
import type { RoomFinder } from '../authority/authority';
import { ROOM_IDLE_MS, ROOM_MEMORY, type RoomMemory } from '../policies';
import { ChatRoom, type RoomDependencies } from './chat-room';
import { ResumingBudget } from './resuming-budget';

/** The rooms that this process holds in memory. One comes when it is asked for, and goes when nobody needs it. */
export class RoomsInMemory implements RoomFinder {
  readonly byId = new Map<string, ChatRoom>();
  private readonly opening = new Map<string, Promise<ChatRoom>>();

  private readonly dependencies: RoomDependencies;

  constructor(dependencies: Omit<RoomDependencies, 'resuming' | 'memory'> & { memory?: RoomMemory }) {
    this.dependencies = { memory: ROOM_MEMORY, ...dependencies, resuming: new ResumingBudget(dependencies.clock) };
  }

  find(roomId: string): ChatRoom | Promise<ChatRoom> {
    const known = this.byId.get(roomId);
    if (known) {
      known.usedAt = this.dependencies.clock.now();
      return known;
    }
    const opening = this.opening.get(roomId) ?? this.open(roomId);
    this.opening.set(roomId, opening);
    return opening;
  }

  /** Forget those that nobody has on screen, and where nothing was done for a while. */
  forgetIdle(onScreen: ReadonlySet<string>): void {
    const idleSince = this.dependencies.clock.now() - ROOM_IDLE_MS;
    for (const [roomId, { usedAt }] of this.byId) {
      if (roomId !== GENERAL && usedAt < idleSince && !onScreen.has(roomId)) this.byId.delete(roomId);
    }
  }

  private async open(roomId: string): Promise<ChatRoom> {
    try {
      const chatRoom = await ChatRoom.open(roomId, this.dependencies);
      this.byId.set(roomId, chatRoom);
      return chatRoom;
    } finally {
      this.opening.delete(roomId);
    }
  }
}
