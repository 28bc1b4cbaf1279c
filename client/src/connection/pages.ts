import { PAGE_MAX } from '@protocol/limits';
import type { Dispatch, PageStore } from '../state/store';
import type { Wire } from './wire';

/** Brings in the pages of the room that are not there yet: further up, further down, around a message. */
export class Pages {
  /** The message to go to once the room is entered. */
  private wanted: { roomId: string; seq: number } | null = null;

  constructor(
    private readonly wire: Wire,
    private readonly store: PageStore,
    private readonly dispatch: Dispatch,
    private readonly now: () => number,
  ) {}

  async loadOlder() {
    const { room, older, link } = this.store.getState();
    const before = room?.messages[0]?.seq;
    if (!room?.hasOlder || before === undefined || older === 'loading' || link === 'down') return;
    this.dispatch({ type: 'olderAsked' });
    const { roomId } = room.room;
    const answer = await this.wire.request('LoadMessages', { roomId, before, limit: PAGE_MAX });
    if (!this.isStillIn(roomId)) return;
    this.dispatch(answer?.ok ? { type: 'olderCame', before, page: answer } : { type: 'olderFailed' });
  }

  async loadNewer() {
    const { room, newer, link } = this.store.getState();
    if (!room || room.newer === 0 || newer === 'loading' || link === 'down') return;
    this.dispatch({ type: 'newerAsked' });
    const { roomId } = room.room;
    const after = room.messages.at(-1)?.seq ?? 0;
    const answer = await this.wire.request('LoadMessages', { roomId, after, limit: PAGE_MAX });
    if (!this.isStillIn(roomId)) return;
    if (!answer?.ok) return this.dispatch({ type: 'newerFailed' });
    this.dispatch({ type: 'newerCame', after, knownNewer: room.newer, page: answer });
  }

  /** Leaves the stretch further up for the newest one. */
  async toNewest() {
    const { room } = this.store.getState();
    if (!room || room.newer === 0) return;
    const { roomId } = room.room;
    const answer = await this.wire.request('LoadMessages', { roomId, limit: PAGE_MAX });
    if (answer?.ok) this.dispatch({ type: 'landed', roomId, page: answer });
  }

  /** Goes to a message now if its room is on screen, or as soon as it is. */
  seek(roomId: string, seq: number) {
    this.wanted = { roomId, seq };
    return this.seekWanted();
  }

  async seekWanted() {
    const { wanted } = this;
    const { room, link } = this.store.getState();
    if (!wanted || room?.room.roomId !== wanted.roomId) return;
    const { roomId, seq } = wanted;
    if (!room.messages.some((message) => message.seq === seq)) {
      if (link === 'down') return;
      const answer = await this.wire.request('LoadMessages', { roomId, around: seq, limit: PAGE_MAX });
      if (this.wanted !== wanted || !answer) return;
      this.wanted = null;
      if (!answer.ok || !answer.messages.some((message) => message.seq === seq)) {
        return this.dispatch({ type: 'wordSaid', text: 'That message is no longer here.', time: this.now() });
      }
      this.dispatch({ type: 'landed', roomId, page: answer });
    }
    this.wanted = null;
    this.dispatch({ type: 'sought', seq, time: this.now() });
  }

  private isStillIn(roomId: string): boolean {
    return this.store.getState().room?.room.roomId === roomId;
  }
}
