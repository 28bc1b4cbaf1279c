import { useState } from 'react';
import { thumbnailOf, urlOf } from '../shown-file';
import { NoPicture } from '../thumbnail';
import { useLoaded } from '../use-loaded';
import type { Pictured } from './pictures-of';
import { fitted, type Place, type Size, type View } from './zoom';

interface SlideProps {
  picture: Pictured;
  /** How many pictures it is away from the one that is looked at. */
  away: number;
  stage: Size;
  view: View;
  pulled: Place | null;
}

/** One picture on the stage, or beside it, where it loads before it is asked for. */
export function Slide({ picture: { file }, away, stage, view, pulled }: SlideProps) {
  const url = urlOf(file);
  const [isHere, setHere] = useState(false);
  const { notShown, failed } = useLoaded(url);
  const size = fitted(sizeOf(file, stage), stage);
  const { x, y } = pulled ?? { x: 0, y: 0 };
  return (
    <div
      aria-hidden={away !== 0}
      className={`absolute inset-0 grid place-items-center overflow-hidden ${
        pulled ? '' : 'motion-safe:transition-transform motion-safe:duration-150'
      }`}
      style={{ transform: `translate(calc(${away * 100}% + ${x}px), ${away === 0 ? Math.max(0, y) : 0}px)` }}
    >
      {notShown ? (
        <div className="size-48 overflow-hidden rounded-card">
          <NoPicture name={file.name} notShown={notShown} />
        </div>
      ) : (
        <div
          className="relative"
          style={{ ...size, transform: `translate(${view.x}px, ${view.y}px) scale(${view.scale})` }}
        >
          {!isHere && file.thumbnail && (
            <img src={thumbnailOf(file)} alt="" draggable={false} className="absolute inset-0 size-full" />
          )}
          <img
            src={url}
            alt={file.name}
            draggable={false}
            className="absolute inset-0 size-full object-contain"
            onLoad={() => setHere(true)}
            onError={failed}
          />
        </div>
      )}
    </div>
  );
}

/** One whose size nobody knows takes all the room there is. */
export function sizeOf({ width, height }: Pictured['file'], stage: Size): Size {
  return width && height ? { width, height } : stage;
}
