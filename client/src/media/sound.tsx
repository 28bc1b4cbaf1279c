import { DownloadLink } from './download-link';
import { FileIcon, FileWords } from './file-card';
import { playsNow } from './one-at-a-time';
import { type ShownFile, urlOf } from './shown-file';
import { useLoaded } from './use-loaded';

/** A sound in the browser's own player. */
export function Sound({ file, stop }: { file: ShownFile; stop: object }) {
  const url = urlOf(file);
  const { notShown, failed } = useLoaded(url);
  return (
    <div className="relative flex size-full flex-col justify-between rounded-card border border-line bg-surface px-3 pt-2 pb-2">
      <div className="flex min-w-0 items-center gap-3">
        <FileIcon file={file} />
        <FileWords file={file} />
        <DownloadLink file={file} stop={stop} />
      </div>
      {notShown ? (
        <p className="text-[13px] text-soft leading-9">
          {notShown === 'gone' ? 'This sound is gone.' : 'This sound cannot be played here.'}
        </p>
      ) : (
        <audio
          {...stop}
          controls
          preload="metadata"
          src={url}
          aria-label={file.name}
          className="h-9 w-full"
          onPlay={({ currentTarget }) => playsNow(currentTarget)}
          onError={failed}
        />
      )}
    </div>
  );
}
