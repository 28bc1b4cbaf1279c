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
}

/** Pictures, or one file of another kind, in the room that is kept for them. */
export default function FilesTogether({ files, seq }: FilesTogetherProps) {
  const [file, ...more] = files;
  if (!file) return null;
  if (more.length === 0) return <OneFile file={file} seq={seq} />;
  return (
    <ul aria-label={`${files.length} pictures`} className="flex size-full flex-col gap-1 overflow-hidden rounded-card">
      {rowsOf(files, rowsFor(files.length)).map((row) => (
        <li key={row[0]?.fileId} className="min-h-0 flex-1">
          <ul className="flex size-full gap-1">
            {row.map((picture) => (
              <li key={picture.fileId} className="min-w-0 flex-1">
                <MessagePicture file={picture} seq={seq} />
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

function OneFile({ file, seq }: { file: ShownFile; seq: number | undefined }) {
  switch (file.kind) {
    case 'picture':
      return (
        <div className="size-full overflow-hidden rounded-card">
          <MessagePicture file={file} seq={seq} />
        </div>
      );
    case 'video':
      return <Video file={file} />;
    case 'sound':
      return file.voice ? <VoiceNote file={file} voice={file.voice} seq={seq} /> : <Sound file={file} />;
    case 'other':
      return <FileCard file={file} />;
  }
}
