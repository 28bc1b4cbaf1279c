import type { Attachment } from '@protocol/files';

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
  return file.thumbnail && !file.source ? `${urlOf(file)}/thumbnail` : urlOf(file);
}
