import { personKey } from '@protocol/people';
import type { Page } from '../page';

/** Begins to edit your last message in the room, if there is one. */
export function editLast({ store, actions }: Page): void {
  const { room } = store.getState();
  const key = room && personKey(room.you);
  const last = room?.messages.findLast(
    ({ kind, deleted, author }) => kind === 'message' && !deleted && personKey(author) === key,
  );
  if (last) actions.startEdit(last.seq);
}
