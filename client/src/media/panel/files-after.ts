import type { Attachment } from '@protocol/files';
import { personKey } from '@protocol/people';
import type { Change, Message } from '@protocol/rooms';

/** A file, and the message that it came with. */
export interface FoundFile {
  file: Attachment;
  message: Message;
}

export type FilesKind = 'media' | 'others';

/** A room's files, the newest first, after changes of the room. */
export function filesAfter(found: readonly FoundFile[], changes: readonly Change[], kind: FilesKind): FoundFile[] {
  return changes.reduce((files, change) => afterOne(files, change, kind), [...found]);
}

function afterOne(files: FoundFile[], change: Change, kind: FilesKind): FoundFile[] {
  switch (change.type) {
    case 'message':
      return withMessage(files, change.message, kind);
    case 'cleared':
      return files.filter(({ message }) => message.seq > change.seq);
    case 'swept':
      return files.filter(({ message }) => message.seq > change.seq || personKey(message.author) !== change.author);
    // Whoever keeps the room starts afresh, and so does this.
    case 'restored':
      return files;
  }
}

function withMessage(files: FoundFile[], message: Message, kind: FilesKind): FoundFile[] {
  const others = files.filter((each) => each.message.seq !== message.seq);
  const isNew = message.seq === message.changedSeq;
  // One that was not in the list and is only changed now stands further down than it reaches.
  if (message.deleted || (others.length === files.length && !isNew)) return others;
  const own = (message.attachments ?? [])
    .filter((file) => (file.kind === 'other') === (kind === 'others'))
    .map((file) => ({ file, message }));
  const at = others.findIndex((each) => each.message.seq < message.seq);
  return others.toSpliced(at < 0 ? others.length : at, 0, ...own);
}
