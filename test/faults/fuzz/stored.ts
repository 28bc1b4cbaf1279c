import { join } from 'node:path';
import Database from 'better-sqlite3';
import { messageSchema } from '../../../src/protocol/index';

// Written anew, since the server's own rules are what is tried.
const inText = /[^\P{Cc}\n\t]|\p{Cs}/u;
const inName = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|\p{M}{4}/u;
const inTopic = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u;
const isSeen = /[^\s\p{Default_Ignorable_Code_Point}]/u;

function checkText(text: string | undefined, never: RegExp, longest: number): void {
  if (text === undefined || never.test(text)) throw new Error('what cannot be shown');
  if ([...text].length > longest) throw new Error('too long');
  if (!isSeen.test(text)) throw new Error('nothing to read');
}

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
      checkText(row.message, inText, 4_000);
      // A claim's name is kept as it was written.
      checkText(row.username?.normalize('NFKC'), inName, 48);
    });
    check('select client_id from messages where client_id is not null', (row) => {
      messageSchema.shape.clientId.parse(row.client_id);
    });
    check('select message from edits', (row) => checkText(row.message, inText, 4_000));
    check('select username from accounts', (row) => checkText(row.username, inName, 48));
    check('select name from rooms', (row) => checkText(row.name, inName, 48));
    check('select topic from rooms where topic is not null', (row) => checkText(row.topic, inTopic, 250));
    check("select 'a role' as what, role from accounts where role not in ('guest', 'member')", (row) => {
      throw new Error(`${row.role} was given away`);
    });
  } finally {
    database.close();
  }
  return { rows: count, unlawful };
}
