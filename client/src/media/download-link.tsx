import { Download } from 'lucide-react';
import { innerStop } from '../messages/inner-stop';
import { type ShownFile, urlOf } from './shown-file';

/** Saves a file. With `isInRow` it is a part of a message, and no stop of the Tab key by itself. */
export function DownloadLink({ file, isInRow, wide }: { file: ShownFile; isInRow?: boolean; wide?: boolean }) {
  if (file.source) return null;
  return (
    <a
      {...(isInRow ? innerStop : {})}
      href={urlOf(file)}
      download={file.name}
      aria-label={`Download ${file.name}`}
      title="Download"
      className={`grid size-10 flex-none place-items-center rounded-[10px] text-soft hover:bg-side hover:text-ink pointer-coarse:size-11 ${
        wide ? 'after:absolute after:inset-0 after:rounded-card' : ''
      }`}
    >
      <Download aria-hidden="true" className="size-5" />
    </a>
  );
}
