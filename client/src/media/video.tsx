import { FileCard } from './file-card';
import { playsNow } from './one-at-a-time';
import { type ShownFile, urlOf } from './shown-file';
import { useLoaded } from './use-loaded';

/** A video in the browser's own player. One that this browser cannot play can still be saved. */
export function Video({ file, stop }: { file: ShownFile; stop: object }) {
  const url = urlOf(file);
  const { notShown, failed } = useLoaded(url);
  if (notShown) {
    return (
      <div className="flex size-full flex-col justify-center gap-2 rounded-card border border-line bg-side p-3">
        <p className="text-[13px] text-soft">
          {notShown === 'gone' ? 'This video is gone.' : 'This video cannot be played here.'}
        </p>
        <div className="h-16 flex-none">
          <FileCard file={file} stop={stop} />
        </div>
      </div>
    );
  }
  return (
    <video
      {...stop}
      controls
      playsInline
      preload="metadata"
      src={url}
      aria-label={file.name}
      title={file.name}
      className="size-full rounded-card bg-side object-contain"
      onPlay={({ currentTarget }) => playsNow(currentTarget)}
      onError={failed}
    />
  );
}
