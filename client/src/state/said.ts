import type { Change, Message } from '@protocol/rooms';

/** The messages that the changes tell, as they are now. */
export function arrivedIn(changes: readonly Change[]): Message[] {
  return changes.flatMap((change) => (change.type === 'message' ? [change.message] : []));
}

/** Those of them that were just said, and not changed later. */
export function saidIn(changes: readonly Change[]): Message[] {
  return arrivedIn(changes).filter(({ kind, seq, changedSeq }) => kind === 'message' && seq === changedSeq);
}
