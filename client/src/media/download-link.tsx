import { Download } from 'lucide-react';
import { type ShownFile, urlOf } from './shown-file';

interface DownloadLinkProps {
  file: ShownFile;
  /** What it is given as a part of a message: `innerStop`. */
  stop?: object;
  /** Whether all of what it stands in is to be pressed. */
  wide?: boolean;
}

/** Saves a file. */
export function DownloadLink({ file, stop, wide }: DownloadLinkProps) {
  if (file.source) return null;
  return (
    <a
      {...stop}
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
