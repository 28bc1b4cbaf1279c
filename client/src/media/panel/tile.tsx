import type { Attachment } from '@protocol/files';
import { Film, Mic, Music } from 'lucide-react';
import { durationText } from '../duration-text';
import { FileName } from '../file-name';
import { Thumbnail } from '../thumbnail';

interface TileProps {
  file: Attachment;
  author: string;
  onOpen: () => void;
}

/** A square for what can be seen or heard. Pictures open; the others are played where they were sent. */
export function Tile({ file, author, onOpen }: TileProps) {
  return (
    <button
      type="button"
      title={`${file.name}, from ${author}`}
      className="block size-full overflow-hidden rounded-lg border border-line bg-side hover:border-soft"
      onClick={onOpen}
    >
      {file.kind === 'picture' ? <Thumbnail file={file} /> : <Played file={file} />}
    </button>
  );
}

function Played({ file }: { file: Attachment }) {
  const { voice, kind, name } = file;
  const Icon = voice ? Mic : kind === 'video' ? Film : Music;
  return (
    <span className="flex size-full flex-col items-center justify-center gap-1.5 p-2 text-[12.5px] text-soft leading-4">
      <Icon aria-hidden="true" className="size-6 flex-none text-accent" />
      {voice ? (
        <span>Voice note, {durationText(voice.durationMs / 1_000)}</span>
      ) : (
        <FileName name={name} className="max-w-full" />
      )}
    </span>
  );
}
