import type { Attachment } from '@protocol/files';
import { knownSource } from './known-sources';

/** A file as it is shown: one of a message, or one on its way, which this browser still has. */
export interface ShownFile extends Attachment {
  /** Where its bytes are as long as the server does not have them: an object URL. */
  source?: string;
}

export function urlOf({ source, fileId }: ShownFile): string {
  return source ?? `/api/files/${fileId}`;
}

/** Of the smaller picture, where there is one. */
export function thumbnailOf(file: ShownFile): string {
  const known = file.source ?? knownSource(file.fileId);
  return known ?? (file.thumbnail ? `${urlOf(file)}/thumbnail` : urlOf(file));
}
