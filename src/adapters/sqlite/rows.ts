import type { StoredMessage } from '../../domain/ports';
import { personFromKey } from '../../protocol/index';

export interface MessageRow {
  seq: number;
  changed_seq: number;
  id: string;
  kind: StoredMessage['kind'];
  author_key: string;
  username: string;
  message: string;
  sent_at: number;
  client_id: string | null;
  time_stamp: string | null;
}

export interface RoomRow {
  id: number;
  room_id: string;
  name: string;
  seq: number;
  restored_seq: number;
}

export interface ClearRow {
  seq: number;
  by_key: string | null;
  by_username: string | null;
}

export interface OccupantRow {
  person_key: string;
  username: string;
}

export function messageOf(row: MessageRow): StoredMessage {
  return {
    id: row.id,
    seq: row.seq,
    changedSeq: row.changed_seq,
    kind: row.kind,
    author: personFromKey(row.author_key, row.username),
    message: row.message,
    sentAt: row.sent_at,
    ...(row.client_id === null ? {} : { clientId: row.client_id }),
    ...(row.time_stamp === null ? {} : { timeStamp: JSON.parse(row.time_stamp) }),
  };
}
