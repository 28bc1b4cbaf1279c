import { X } from 'lucide-react';
import { shownOf } from '../../files/shown-of';
import { useSources } from '../../files/use-sources';
import { FileIcon } from '../../media/file-card';
import { FileName } from '../../media/file-name';
import { sizeText } from '../../media/size-text';
import type { PickedFile } from '../../state/picked';

/** One file that goes with the next message. */
export function Tile({ file, onRemove }: { file: PickedFile; onRemove: () => void }) {
  const source = useSources([file.key])?.[file.key] ?? '';
  const shown = shownOf(file, source);
  return (
    <li className="flex w-full rail:w-[220px] items-center gap-2 rounded-card border border-line bg-paper p-1.5">
      {shown.kind === 'picture' ? (
        <img src={source} alt={file.name} className="size-10 flex-none rounded-[10px] bg-side object-cover" />
      ) : (
        <FileIcon file={shown} />
      )}
      <span className="min-w-0 flex-1">
        <FileName name={file.name} className="text-[13px] leading-5" />
        <span className="block text-[12.5px] text-soft leading-4">{sizeText(file.size)}</span>
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
