import type { FileKind } from '@protocol/files';
import type { ShownFile } from '../media/shown-file';
import type { PickedFile } from '../state/picked';

/** A larger one is only named: to unpack it costs a phone more memory than the look at it is worth. */
const LARGEST_PICTURE_BYTES = 30_000_000;

const pictures = /^image\/(png|jpeg|gif|webp|avif)$/;
const videos = /^video\/(mp4|webm)$/;

/** A file that is not sent yet, as it is shown: by what its ending promises, for nobody has looked into it. */
export function shownOf({ key, name, size, type, voice, width, height }: PickedFile, source: string): ShownFile {
  const isMeasured = width !== undefined && height !== undefined;
  return {
    fileId: key,
    name,
    size,
    type,
    kind: source === '' ? 'other' : kindOf(type, size, isMeasured, voice !== undefined),
    ...(isMeasured && { width, height }),
    ...(voice && { voice }),
    source,
  };
}

function kindOf(type: string, size: number, isMeasured: boolean, isVoice: boolean): FileKind {
  if (isVoice || type.startsWith('audio/')) return 'sound';
  if (isMeasured && pictures.test(type) && size <= LARGEST_PICTURE_BYTES) return 'picture';
  return videos.test(type) ? 'video' : 'other';
}
