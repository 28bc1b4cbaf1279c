import type { Attachment } from '@protocol/files';
import { Paperclip } from 'lucide-react';
import { Marked } from './marked';

/** The files of a message that was found, by their names: it may be one of these that fits. */
export function FoundFiles({ files, words }: { files: readonly Attachment[]; words: readonly string[] }) {
  return files.map(({ fileId, name }) => (
    <span key={fileId} className="mt-1 flex items-center gap-1.5 text-[13.5px] text-soft">
      <Paperclip aria-hidden="true" className="size-3.5 flex-none" />
      <bdi className="min-w-0 [overflow-wrap:anywhere]">
        <Marked text={name} words={words} />
      </bdi>
    </span>
  ));
}
