import { join } from 'node:path';
import Database from 'better-sqlite3';
import { parseName } from '../../../src/domain/people/names';
import { checkMessageText } from '../../../src/domain/room/message-text';
import { parseRoomName, parseTopic } from '../../../src/domain/rooms/room-text';
import { messageSchema } from '../../../src/protocol/index';

/** How much was looked at, and what is stored though a rule does not allow it: whoever said it, hidden or not. */
export function stored(dataDir: string): { rows: number; unlawful: { what: string; row: unknown }[] } {
  const database = new Database(join(dataDir, 'snug.db'), { readonly: true });
  const rows = (query: string) => database.prepare(query).all() as Record<string, string>[];
  const unlawful: { what: string; row: unknown }[] = [];
  let count = 0;
  const check = (query: string, rule: (row: Record<string, string>) => void) => {
    for (const row of rows(query)) {
      count += 1;
      try {
        rule(row);
      } catch (error) {
        unlawful.push({ what: String(error), row });
      }
    }
  };
  try {
    check("select message, username from messages where kind = 'message' and deleted is null", (row) => {
      checkMessageText(row.message ?? '');
      parseName(row.username ?? '');
    });
    check('select client_id from messages where client_id is not null', (row) => {
      messageSchema.shape.clientId.parse(row.client_id);
    });
    check('select message from edits', (row) => checkMessageText(row.message ?? ''));
    check('select username from accounts', (row) => void parseName(row.username ?? ''));
    check('select name from rooms', (row) => void parseRoomName(row.name ?? ''));
    check('select topic from rooms where topic is not null', (row) => void parseTopic(row.topic ?? ''));
    check("select 'a role' as what, role from accounts where role not in ('guest', 'member')", (row) => {
      throw new Error(`${row.role} was given away`);
    });
  } finally {
    database.close();
  }
  return { rows: count, unlawful };
}
