import { join } from 'node:path';
import Database from 'better-sqlite3';
import { GENERAL } from '../../../src/protocol/index';
import type { SeenMessage, Stored } from '../checker/history';

interface Row {
  seq: number;
  changed_seq: number;
  kind: SeenMessage['kind'];
  author_key: string;
  client_id: string | null;
  message: string;
  deleted: number;
}

/** What a database holds of a room, read past the store's own code. */
export function storedRoom(dataDir: string, roomId = GENERAL): Stored {
  const database = new Database(join(dataDir, 'snug.db'), { readonly: true });
  try {
    return database.transaction(() => read(database, roomId))();
  } finally {
    database.close();
  }
}

function read(database: Database.Database, roomId: string): Stored {
  const room = database.prepare('select id, seq from rooms where room_id = ?').get(roomId) as {
    id: number;
    seq: number;
  };
  const reactions = new Map<number, string[]>();
  const reacted = database.prepare('select seq, emoji, person_key from reactions where room = ?').all(room.id);
  for (const { seq, emoji, person_key } of reacted as { seq: number; emoji: string; person_key: string }[]) {
    reactions.set(seq, [...(reactions.get(seq) ?? []), `${emoji} ${person_key}`].sort());
  }
  const rows = database.prepare('select * from messages where room = ? order by seq').all(room.id) as Row[];
  const clears = database.prepare('select seq, undone_seq from clears where room = ?').all(room.id);
  return {
    head: room.seq,
    messages: rows.map((row) => messageOf(row, reactions.get(row.seq))),
    clears: (clears as { seq: number; undone_seq: number | null }[]).map(({ seq, undone_seq }) => ({
      seq,
      isUndone: undone_seq !== null,
    })),
  };
}

function messageOf(row: Row, reactions: string[] | undefined): SeenMessage {
  return {
    type: 'message',
    change: row.changed_seq,
    seq: row.seq,
    kind: row.kind,
    author: row.author_key,
    text: row.message,
    ...(row.client_id === null ? {} : { clientId: row.client_id }),
    ...(row.deleted ? { deleted: true as const } : {}),
    ...(reactions ? { reactions } : {}),
  };
}
