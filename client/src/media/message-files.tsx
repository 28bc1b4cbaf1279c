import type { ReactNode } from 'react';
import { part } from '../ui/part';
import { roomFor } from './room-for';
import type { ShownFile } from './shown-file';

const FilesTogether = part(() => import('./files-together'));

interface MessageFilesProps {
  files: readonly ShownFile[];
  /** Of the message that has them. Left out as long as it is on its way: then nothing of it opens. */
  seq?: number;
  /** What lies over each of them, such as how far it has got on its way. */
  over?: (file: ShownFile) => ReactNode;
}

/** The files of a message: its pictures in one place, then each of the others. What shows them comes with the first. */
export function MessageFiles({ files, seq, over }: MessageFilesProps) {
  const pictures = files.filter(({ kind }) => kind === 'picture');
  const others = files.filter(({ kind }) => kind !== 'picture');
  const groups = [pictures, ...others.map((file) => [file])].filter(({ length }) => length > 0);
  return groups.map((group) => (
    <div key={group[0]?.fileId} className="my-1 max-w-full" style={roomFor(group)}>
      <FilesTogether files={group} seq={seq} over={over} />
    </div>
  ));
}
