import type Database from 'better-sqlite3';
import type { FilePage } from '../../domain/ports';
import { type FilesOf, Refusal } from '../../protocol/index';
import { messageColumns } from './message-statements';
import { type MessageRow, messageOf } from './rows';

interface Place {
  seq: number;
  position: number;
}

/** Before the newest. */
const START: Place = { seq: Number.MAX_SAFE_INTEGER, position: 0 };

/** The files of a room, as they are listed. */
export class RoomFiles {
  private readonly statements;

  constructor(database: Database.Database) {
    this.statements = prepareStatements(database);
  }

  /** `room` is a row id. Throws `cursor_invalid`. */
  page(room: number, kind: FilesOf, before: string | undefined, limit: number): FilePage {
    const { seq, position } = before === undefined ? START : placeOf(before);
    const others = kind === 'others' ? 1 : 0;
    const places = this.statements.places.all({ room, others, seq, position, limit: limit + 1 });
    const page = places.slice(0, limit);
    const last = page.at(-1);
    return {
      found: page.flatMap((place) => this.found(room, place)),
      ...(places.length > limit && last ? { next: `${last.seq}.${last.position}` } : {}),
    };
  }

  private found(room: number, { seq, fileId }: Place & { fileId: string }): FilePage['found'] {
    const row = this.statements.message.get(room, seq);
    const message = row && messageOf(row);
    const file = message?.attachments?.find((one) => one.fileId === fileId);
    return message && file ? [{ file, message }] : [];
  }
}

function placeOf(cursor: string): Place {
  const [, seq, position] = /^([1-9]\d{0,9})\.(\d{1,2})$/.exec(cursor) ?? [];
  if (seq === undefined || position === undefined) throw new Refusal('cursor_invalid');
  return { seq: Number(seq), position: Number(position) };
}

function prepareStatements(database: Database.Database) {
  return {
    /** Deleted messages have no files any more, and what a clear hides comes before it. */
    places: database.prepare<Place & { room: number; others: number; limit: number }, Place & { fileId: string }>(
      `select seq, position, file_id as fileId from files indexed by files_listed
       where room = @room and (kind = 'other') = @others and seq is not null
         and seq > coalesce((select max(seq) from clears where room = @room and undone_seq is null), 0)
         and seq <= @seq and (seq < @seq or position > @position)
       order by seq desc, position limit @limit`,
    ),
    message: database.prepare<[number, number], MessageRow>(
      `select ${messageColumns} from messages where room = ? and seq = ?`,
    ),
  };
}
