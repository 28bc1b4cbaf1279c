import { X } from 'lucide-react';
import { FilePreview } from '../../files/file-preview';
import { sizeText } from '../../files/size';
import type { PickedFile } from '../../state/picked';

/** One file that goes with the next message. */
export function Tile({ file, onRemove }: { file: PickedFile; onRemove: () => void }) {
  return (
    <li className="flex w-[220px] max-w-full items-center gap-2 rounded-card border border-line bg-paper p-1.5">
      <FilePreview file={file} />
      <span className="min-w-0 flex-1 text-[13px] leading-5">
        <span dir="auto" title={file.name} className="block truncate">
          {file.name}
        </span>
        <span className="block text-soft">{sizeText(file.size)}</span>
      </span>
      <button
        type="button"
        aria-label={`Take out ${file.name}`}
        title="Take out"
        className="grid size-8 flex-none place-items-center rounded-lg text-soft hover:bg-side hover:text-ink pointer-coarse:size-10"
        onClick={onRemove}
      >
        <X aria-hidden="true" className="size-4" />
      </button>
    </li>
  );
}
