import type { RoomChange, StoredMessage } from '../../domain/ports';
import type { Change, Message } from '../../protocol/index';

/** Without what only the full feed shows. */
export function messageOnWire({ timeStamp, ...message }: StoredMessage): Message {
  return message;
}

export function changeOnWire(change: RoomChange): Change {
  return change.type === 'message' ? { ...change, message: messageOnWire(change.message) } : change;
}
