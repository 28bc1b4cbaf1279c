import { part } from '../ui/part';
import { roomFor } from './room-for';
import type { ShownFile } from './shown-file';

const FilesTogether = part(() => import('./files-together'));

interface MessageFilesProps {
  files: readonly ShownFile[];
  /** Of the message that has them, once it is sent. */
  seq: number | undefined;
}

/** The files of a message: its pictures in one place, then each of the others. What shows them comes with the first. */
export function MessageFiles({ files, seq }: MessageFilesProps) {
  const pictures = files.filter(({ kind }) => kind === 'picture');
  const others = files.filter(({ kind }) => kind !== 'picture');
  const groups = [pictures, ...others.map((file) => [file])].filter(({ length }) => length > 0);
  return groups.map((group) => (
    <div key={group[0]?.fileId} className="my-1 max-w-full" style={roomFor(group)}>
      <FilesTogether files={group} seq={seq} />
    </div>
  ));
}
