import {
  File,
  FileArchive,
  FileCode,
  FileImage,
  FileMusic,
  FileSpreadsheet,
  FileText,
  FileVideo,
  type LucideIcon,
} from 'lucide-react';
import { DownloadLink } from './download-link';
import { FileName } from './file-name';
import type { ShownFile } from './shown-file';
import { sizeText } from './size-text';
import { type FileGroup, groupOf, typeText } from './type-text';

const icons: Record<FileGroup, LucideIcon> = {
  text: FileText,
  archive: FileArchive,
  code: FileCode,
  table: FileSpreadsheet,
  sound: FileMusic,
  video: FileVideo,
  picture: FileImage,
  file: File,
};

/** A file that is not shown but saved: pressing it anywhere does. */
export function FileCard({ file, stop = {} }: { file: ShownFile; stop?: object }) {
  return (
    <div className="relative flex size-full items-center gap-3 rounded-card border border-line bg-surface pr-1.5 pl-3 hover:border-soft">
      <FileIcon file={file} />
      <FileWords file={file} />
      <DownloadLink file={file} stop={stop} wide />
    </div>
  );
}

export function FileIcon({ file }: { file: ShownFile }) {
  const Icon = icons[groupOf(file)];
  return (
    <span className="grid size-10 flex-none place-items-center rounded-[10px] bg-tint text-accent">
      <Icon aria-hidden="true" className="size-5" />
    </span>
  );
}

export function FileWords({ file }: { file: ShownFile }) {
  return (
    <span className="block min-w-0 flex-1">
      <FileName name={file.name} className="font-semibold text-[14px] leading-5" />
      <span className="block truncate text-[12.5px] text-soft leading-5">
        {sizeText(file.size)} · {typeText(file)}
      </span>
    </span>
  );
}
