import { File, FileAudio, FileVideo, Mic } from 'lucide-react';
import { useState } from 'react';
import type { PickedFile } from '../state/picked';
import { useObjectUrl } from './use-object-url';

/** A larger one is only named: to unpack it costs a phone more memory than the look at it is worth. */
const LARGEST_BYTES = 30_000_000;

/** A small picture of a file that is not sent yet, or of what it is. */
export function FilePreview({ file }: { file: PickedFile }) {
  const [isBroken, setBroken] = useState(false);
  const isPicture = file.type.startsWith('image/') && file.size <= LARGEST_BYTES && !isBroken;
  const url = useObjectUrl(isPicture ? file.key : null);
  const Icon = iconOf(file);
  return (
    <span className="grid size-12 flex-none place-items-center overflow-hidden rounded-lg bg-side text-soft">
      {isPicture && url ? (
        <img src={url} alt="" className="size-full object-cover" onError={() => setBroken(true)} />
      ) : (
        <Icon aria-hidden="true" className="size-5" />
      )}
    </span>
  );
}

function iconOf({ type, voice }: PickedFile) {
  if (voice) return Mic;
  if (type.startsWith('video/')) return FileVideo;
  return type.startsWith('audio/') ? FileAudio : File;
}
