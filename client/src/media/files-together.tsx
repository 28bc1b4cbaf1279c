import type { ReactNode } from 'react';
import { innerStop } from '../messages/inner-stop';
import { FileCard } from './file-card';
import { MessagePicture } from './message-picture';
import { rowsFor } from './room-for';
import { rowsOf } from './rows-of';
import type { ShownFile } from './shown-file';
import { Sound } from './sound';
import { Video } from './video';
import { VoiceNote } from './voice-note';

interface FilesTogetherProps {
  files: readonly ShownFile[];
  seq: number | undefined;
  over: ((file: ShownFile) => ReactNode) | undefined;
}

/** Pictures, or one file of another kind, in the room that is kept for them. */
export default function FilesTogether({ files, seq, over }: FilesTogetherProps) {
  const one = (file: ShownFile) => (
    <>
      <OneFile file={file} seq={seq} />
      {over?.(file)}
    </>
  );
  const [first, ...more] = files;
  if (first && more.length === 0)
    return <div className="relative size-full overflow-hidden rounded-card">{one(first)}</div>;
  return (
    <ul aria-label={`${files.length} pictures`} className="flex size-full flex-col gap-1 overflow-hidden rounded-card">
      {rowsOf(files, rowsFor(files.length)).map((row) => (
        <li key={row[0]?.fileId} className="min-h-0 flex-1">
          <ul className="flex size-full gap-1">
            {row.map((file) => (
              <li key={file.fileId} className="relative min-w-0 flex-1">
                {one(file)}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

function OneFile({ file, seq }: { file: ShownFile; seq: number | undefined }) {
  // One on its way is no row that the arrow keys lead to, so the Tab key goes through it.
  const stop = seq === undefined ? {} : innerStop;
  switch (file.kind) {
    case 'picture':
      return <MessagePicture file={file} seq={seq} />;
    case 'video':
      return <Video file={file} stop={stop} />;
    case 'sound':
      return file.voice ? <VoiceNote file={file} voice={file.voice} seq={seq} /> : <Sound file={file} stop={stop} />;
    case 'other':
      return <FileCard file={file} stop={stop} />;
  }
}
