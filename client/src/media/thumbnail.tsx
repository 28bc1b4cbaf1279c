import { ImageOff } from 'lucide-react';
import { LEAST } from './room-for';
import { type ShownFile, thumbnailOf } from './shown-file';
import { type NotShown, useLoaded } from './use-loaded';

const said: Record<NotShown, string> = { gone: 'This picture is gone', broken: 'This picture did not load' };

/** A picture, small, in the room that it was given. Until it is there, and where it cannot be, that room is filled quietly. */
export function Thumbnail({ file }: { file: ShownFile }) {
  const url = thumbnailOf(file);
  const { notShown, failed } = useLoaded(url);
  if (notShown) return <NoPicture name={file.name} notShown={notShown} />;
  const { width = LEAST, height = LEAST } = file;
  // A tiny one would be nothing but squares if it filled its room. Of a high one the top says most.
  const fit = width < LEAST || height < LEAST ? 'object-scale-down' : 'object-cover';
  return (
    <img
      src={url}
      alt={file.name}
      loading="lazy"
      decoding="async"
      draggable={false}
      className={`size-full bg-side ${fit} ${height > 2 * width ? 'object-top' : ''}`}
      onError={failed}
    />
  );
}

export function NoPicture({ name, notShown }: { name: string; notShown: NotShown }) {
  return (
    <span className="@container grid size-full place-content-center place-items-center gap-1 bg-side p-2 text-center text-[12.5px] text-soft leading-4">
      <ImageOff aria-hidden="true" className="size-5" />
      <span className="sr-only">{name}: </span>
      <span className="@min-[130px]:not-sr-only sr-only">{said[notShown]}</span>
    </span>
  );
}
