import type { Heartbeat, PeopleChanged, RoomChanged } from '@protocol/events';
import { restores, standingTo } from '../state/room-state';
import { listedOf } from '../state/rooms-list';
import type { Dispatch, PageStore } from '../state/store';

/** Asks for the room again: for what is missing in it, or all of it. */
export type EnterAgain = (how: 'on' | 'afresh') => void;

/**
 * Keeps the room in step with what the server sends, and notices when it is not.
 *
 * While the room is being entered, what arrives waits: the answer is the ground that it stands on, and either may come
 * first.
 */
export class Follower {
  private held: (() => void)[] | null = null;

  constructor(
    private readonly store: PageStore,
    private readonly dispatch: Dispatch,
    private readonly enterAgain: EnterAgain,
    private readonly listAgain: () => void,
  ) {}

  hold() {
    this.held = [];
  }

  /** Lets what waited through, or forgets it when entering came to nothing. */
  release(outcome: 'entered' | 'not entered') {
    const waiting = this.held ?? [];
    this.held = null;
    if (outcome === 'entered') for (const deliver of waiting) deliver();
  }

  changed(batch: RoomChanged) {
    if (this.held) return void this.held.push(() => this.changed(batch));
    const known = this.store.getState().room;
    if (known?.room.roomId !== batch.roomId) return;
    switch (standingTo(known.head, batch)) {
      case 'continues':
        return restores(batch.changes) ? this.enterAgain('afresh') : this.dispatch({ type: 'changed', batch });
      case 'known':
        return;
      case 'gap':
      case 'other-epoch':
        return this.enterAgain('on');
    }
  }

  peopleChanged(people: PeopleChanged) {
    if (this.held) return void this.held.push(() => this.peopleChanged(people));
    if (this.store.getState().room?.room.roomId === people.roomId) this.dispatch({ type: 'peopleChanged', people });
  }

  /** A beat comes after all that it tells of: what is not here by then was lost. */
  beat({ heads, said = {} }: Heartbeat) {
    const { room, rooms } = this.store.getState();
    const missed = ([roomId, seq]: [string, number]) => seq > (listedOf(rooms, roomId)?.head.seq ?? seq);
    if (Object.entries(said).some(missed)) this.listAgain();
    const head = room && heads[room.room.roomId];
    if (!head || this.held) return;
    if (head.epoch !== room.head.epoch || head.seq > room.head.seq) this.enterAgain('on');
  }
}
