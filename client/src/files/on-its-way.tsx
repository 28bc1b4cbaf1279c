import { X } from 'lucide-react';
import { useWholePage } from '../page';
import { useProgress } from './progress';

interface OnItsWayProps {
  fileKey: string;
  name: string;
  isMoving: boolean;
  mayLeaveOut: boolean;
}

/** What lies over a file of a message on its way. */
export function OnItsWay({ fileKey, name, isMoving, mayLeaveOut }: OnItsWayProps) {
  const { dispatch } = useWholePage();
  const progress = useProgress(fileKey);
  const isShown = isMoving && progress !== undefined && progress !== 1;
  return (
    <>
      {mayLeaveOut && (
        <button
          type="button"
          aria-label={`Leave out ${name}`}
          title="Leave out"
          className="absolute top-1 right-1 grid size-8 place-items-center rounded-lg border border-line bg-surface text-soft hover:text-ink pointer-coarse:size-10"
          onClick={() => dispatch({ type: 'fileDropped', key: fileKey })}
        >
          <X aria-hidden="true" className="size-4" />
        </button>
      )}
      {isShown && (
        <div className="absolute inset-x-1 bottom-1 flex items-center gap-2 rounded-lg border border-line bg-surface px-2 py-0.5 text-[12px] text-soft leading-4">
          {progress === 'cut' ? (
            <span>Cut off. Trying again</span>
          ) : (
            <>
              <progress
                aria-label={`Uploading ${name}`}
                value={progress}
                className="h-1 min-w-0 flex-1 appearance-none overflow-hidden rounded bg-line [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:bg-accent"
              />
              <span aria-hidden="true" className="w-8 flex-none text-right tabular-nums">
                {Math.floor(progress * 100)}%
              </span>
            </>
          )}
        </div>
      )}
    </>
  );
}
