import type Database from 'better-sqlite3';
import type { NewMessage } from '../../domain/ports';
import { type Attached, type Attachment, personKey, Refusal } from '../../protocol/index';
import type { FileRow } from './files-store';
import { attachmentOf } from './rows';

/** A file that a message is about to have. */
interface Taken {
  file: FileRow;
  voice: string | null;
}

/** How messages come by their files. */
export class MessageFiles {
  private readonly statements;

  constructor(database: Database.Database) {
    this.statements = {
      free: database.prepare<[fileId: string, room: number, by: string], FileRow>(
        'select * from files where file_id = ? and room = ? and by_key = ? and seq is null',
      ),
      attach: database.prepare<[seq: number, position: number, voice: string | null, fileId: string]>(
        'update files set seq = ?, position = ?, voice = ? where file_id = ?',
      ),
    };
  }

  /** The files that are meant. Throws `file_not_found` where one is not its author's own upload to this room, or is taken. */
  free(room: number, { author }: NewMessage, attachments: readonly Attached[]): Taken[] {
    return attachments.map(({ fileId, voice }) => {
      const file = this.statements.free.get(fileId, room, personKey(author));
      if (!file) throw new Refusal('file_not_found');
      return { file, voice: voice ? JSON.stringify(voice) : null };
    });
  }

  attach(seq: number, taken: readonly Taken[]): Attachment[] {
    return taken.map(({ file, voice }, position) => {
      this.statements.attach.run(seq, position, voice, file.file_id);
      const { file_id, name, size, type, kind, width, height, thumbnail } = file;
      return attachmentOf([file_id, name, size, type, kind, width, height, thumbnail, voice && JSON.parse(voice)]);
    });
  }
}
