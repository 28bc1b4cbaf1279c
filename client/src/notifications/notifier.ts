import type { ListedRoom, Message } from '@protocol/rooms';
import type { Request, Wait } from '../connection/wire';
import { meantForYou } from '../rooms/attention';
import { labelOf } from '../rooms/room-label';
import type { PageState } from '../state/page-state';
import { listedOf } from '../state/rooms-list';
import type { PageStore } from '../state/store';
import { keyOfYou } from '../state/told';
import type { Claim } from './claims';
import { isDue, mayDisturb, newestFor, type Rise, risesIn } from './due';
import type { WishStore } from './wishes';
import { type Words, wordsFor } from './words';

/** Longer than it takes to mark as read what is before somebody's eyes, and to hear that of another tab or device. */
const WAIT_MS = 800;

const LOOKED_AT = 50;

export interface NotifierParts {
  store: PageStore;
  request: Request;
  wishes: WishStore;
  claim: Claim;
  show(roomId: string, seq: number | undefined, words: Words): void;
  /** Everything in the room was read. */
  hide(roomId: string): void;
  ring(): void;
  wait: Wait;
  now(): number;
}

/** Notifies of what is said. Returns the way to stop. */
export function openNotifier(parts: NotifierParts): () => void {
  const { store, wishes, claim, show, hide, ring, wait, now } = parts;
  const waiting = new Map<string, Rise>();
  let isOpen = true;

  const notify = async (roomId: string) => {
    await wait(WAIT_MS);
    const rise = waiting.get(roomId);
    waiting.delete(roomId);
    const room = listedOf(store.getState().rooms, roomId);
    if (!isOpen || !rise || !room || !isDue(room, wishes.getState(), now()) || !(await claim(room))) return;
    const { desktop, sound, isPrivate } = wishes.getState();
    if (sound) ring();
    if (!desktop) return;
    const message = await newest(parts, room, rise.since);
    const name = labelOf(room, store.getState().you);
    const count = Math.min(rise.count, meantForYou(room));
    const words = await wordsFor({ name, isDirect: room.kind === 'direct', count, message, isPrivate });
    // It may have been read while the message was on its way.
    if (!isOpen || meantForYou(listedOf(store.getState().rooms, roomId) ?? room) === 0) return;
    show(roomId, message?.seq, words);
  };

  const heed = ({ rooms }: PageState, before: PageState) => {
    if (rooms === before.rooms) return;
    for (const room of rooms) if (meantForYou(room) === 0) hide(room.roomId);
    if (!mayDisturb(wishes.getState(), now())) return;
    for (const rise of risesIn(before.rooms, rooms)) {
      const earlier = waiting.get(rise.roomId);
      if (!earlier) void notify(rise.roomId);
      waiting.set(rise.roomId, earlier ? { ...earlier, count: earlier.count + rise.count } : rise);
    }
  };
  const stop = store.subscribe(heed);
  return () => {
    isOpen = false;
    stop();
  };
}

/** From what is on screen, else from the server. */
async function newest(
  { store, request }: NotifierParts,
  room: ListedRoom,
  since: number,
): Promise<Message | undefined> {
  const state = store.getState();
  const asked = { yourKey: keyOfYou(state), since };
  const onScreen = state.room?.room.roomId === room.roomId ? newestFor(state.room.messages, room, asked) : undefined;
  if (onScreen) return onScreen;
  const answer = await request('LoadMessages', { roomId: room.roomId, limit: LOOKED_AT });
  return answer?.ok ? newestFor(answer.messages, room, asked) : undefined;
}
