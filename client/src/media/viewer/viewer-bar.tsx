import { ExternalLink, MessageSquareText, X, ZoomIn, ZoomOut } from 'lucide-react';
import { createTimes } from '../../messages/times';
import { IconButton } from '../../ui/icon-button';
import { DownloadLink } from '../download-link';
import { FileName } from '../file-name';
import { urlOf } from '../shown-file';
import type { Pictured } from './pictures-of';
import type { Viewing } from './use-view';
import { STEP } from './zoom';

const times = createTimes();

interface ViewerBarProps {
  id: string;
  picture: Pictured;
  /** Which one of how many it is. */
  place: string;
  viewing: Viewing;
  onFind: (() => void) | undefined;
  onClose: () => void;
}

/** What the picture is and whose, and what can be done with it. */
export function ViewerBar({ id, picture: { file, message }, place, viewing, onFind, onClose }: ViewerBarProps) {
  const { author, sentAt } = message;
  return (
    <div className="flex min-h-14 flex-none items-center gap-1 px-2 py-1 rail:px-4">
      <div className="min-w-0 flex-1 pl-1">
        <h2 id={id} className="font-semibold leading-5">
          <FileName name={file.name} />
        </h2>
        <p className="flex min-w-0 gap-1.5 text-[12.5px] text-soft leading-5">
          <bdi className="truncate">{author.username}</bdi>
          <time dateTime={new Date(sentAt).toISOString()} title={times.full(sentAt)} className="flex-none">
            {times.short(sentAt, Date.now())}
          </time>
          <span role="status" className="ml-auto flex-none pr-1 tabular-nums">
            {place}
          </span>
        </p>
      </div>
      <IconButton
        icon={ZoomOut}
        label="Zoom out"
        className="hidden rail:grid"
        aria-disabled={viewing.isWhole}
        onClick={() => viewing.zoom(1 / STEP)}
      />
      <IconButton icon={ZoomIn} label="Zoom in" className="hidden rail:grid" onClick={() => viewing.zoom(STEP)} />
      {onFind && <IconButton icon={MessageSquareText} label="Show in the room" onClick={onFind} />}
      <DownloadLink file={file} />
      <a
        href={urlOf(file)}
        target="_blank"
        rel="noreferrer"
        aria-label="Open the original"
        title="Open the original"
        className="grid size-10 flex-none place-items-center rounded-[10px] text-soft hover:bg-side hover:text-ink pointer-coarse:size-11"
      >
        <ExternalLink aria-hidden="true" className="size-5" />
      </a>
      <IconButton icon={X} label="Close" onClick={onClose} />
    </div>
  );
}
