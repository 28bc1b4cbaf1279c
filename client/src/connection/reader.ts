import { listedOf } from '../state/rooms-list';
import type { Dispatch, PageStore } from '../state/store';
import type { Wait, Wire } from './wire';

/** How often the server is told, at most. */
const EVERY_MS = 1_500;

/** Says how far the person has read. */
export class Reader {
  private readonly unsaid = new Map<string, number>();
  private isResting = false;

  constructor(
    private readonly wire: Wire,
    private readonly store: PageStore,
    private readonly dispatch: Dispatch,
    private readonly wait: Wait,
  ) {}

  /** The newest messages of the room are before the person's eyes. */
  sawNewest() {
    const { room, rooms, link } = this.store.getState();
    const listed = room && listedOf(rooms, room.room.roomId);
    const seq = room?.messages.at(-1)?.seq ?? 0;
    if (!listed || room.newer > 0 || link === 'down') return;
    if (listed.readSeq >= seq && listed.unread === 0) return;
    const { roomId } = listed;
    const readSeq = Math.max(seq, listed.readSeq);
    // Not only when the answer comes: nothing should be counted that one is looking at.
    this.dispatch({ type: 'ReadMoved', roomId, readSeq, unread: 0, mentions: 0 });
    this.unsaid.set(roomId, readSeq);
    if (!this.isResting) void this.say();
  }

  private async say() {
    this.isResting = true;
    for (const [roomId, seq] of this.unsaid) void this.wire.request('MarkRead', { roomId, seq });
    this.unsaid.clear();
    await this.wait(EVERY_MS);
    this.isResting = false;
    if (this.unsaid.size > 0) await this.say();
  }
}
