import { PAGE_MAX } from '@protocol/limits';
import type { Kept } from '../state/kept';
import type { Dispatch, PageStore } from '../state/store';
import { Entrance } from './entrance';
import { Follower } from './follower';
import { Sender } from './sender';
import type { Wait, Wire } from './wire';

export interface RoomLinkParts {
  wire: Wire;
  store: PageStore;
  dispatch: Dispatch;
  kept: Kept;
  wait: Wait;
}

/** What the person can do that needs the server. */
export interface RoomLink {
  join(name: string): void;
  flush(): void;
  loadOlder(): Promise<void>;
  /** Null when the chat was cleared, else a sentence that says why not. */
  clearChat(): Promise<string | null>;
}

export function openRoomLink({ wire, store, dispatch, kept, wait }: RoomLinkParts): RoomLink {
  const entrance: Entrance = new Entrance(
    wire,
    store,
    dispatch,
    kept,
    wait,
    () => follower,
    () => void sender.flush(),
  );
  const follower = new Follower(store, dispatch, () => void entrance.enter());
  const sender = new Sender(wire, store, dispatch, wait, () => void entrance.enter());

  dispatch({ type: 'written', entries: kept.outbox() });
  wire.open({
    connected: () => void entrance.connected(),
    disconnected: () => dispatch({ type: 'disconnected' }),
    changed: (batch) => follower.changed(batch),
    peopleChanged: (people) => follower.peopleChanged(people),
    beat: (beat) => follower.beat(beat),
  });

  return {
    join: (name) => void entrance.join(name),
    flush: () => void sender.flush(),
    loadOlder: () => loadOlder(wire, store, dispatch),
    clearChat: () => clearChat(wire, store),
  };
}

async function loadOlder(wire: Wire, store: PageStore, dispatch: Dispatch) {
  const { room, older, link } = store.getState();
  const before = room?.messages[0]?.seq;
  if (!room?.hasOlder || before === undefined || older === 'loading' || link === 'down') return;
  dispatch({ type: 'olderAsked' });
  const { roomId } = room.room;
  const answer = await wire.request('LoadMessages', { roomId, before, limit: PAGE_MAX });
  dispatch(answer?.ok ? { type: 'olderCame', before, page: answer } : { type: 'olderFailed' });
}

async function clearChat(wire: Wire, store: PageStore): Promise<string | null> {
  const { room } = store.getState();
  const answer = await wire.request('ClearChat', room ? { roomId: room.room.roomId } : {});
  if (answer?.ok) return null;
  return answer ? answer.error.message : 'No answer came. The chat may or may not have been cleared.';
}
