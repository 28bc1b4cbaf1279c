import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { durationText } from './duration-text';

const HEIGHT = 32;
const STEP_SECONDS = 2;

interface WaveformProps {
  bars: readonly number[];
  /** In seconds. */
  length: number;
  at: number;
  stop: object;
  onSeek: (at: number) => void;
}

/** How loud a voice note is from its begin to its end, how far it has been heard, and the way to another place in it. */
export function Waveform({ bars, length, at, stop, onSeek }: WaveformProps) {
  const ref = useRef<HTMLDivElement>(null);
  const seekTo = (wanted: number) => onSeek(Math.min(length, Math.max(0, wanted)));
  const seekByPointer = ({ clientX }: PointerEvent) => {
    const { left, width } = ref.current?.getBoundingClientRect() ?? { left: 0, width: 1 };
    seekTo(((clientX - left) / width) * length);
  };
  const seekByKey = (event: KeyboardEvent) => {
    const wanted = placeAfter(event.key, at, length);
    if (wanted === null) return;
    event.preventDefault();
    seekTo(wanted);
  };
  return (
    <div
      ref={ref}
      tabIndex={0}
      {...stop}
      role="slider"
      aria-label="Place in the voice note"
      aria-valuemin={0}
      aria-valuemax={Math.round(length)}
      aria-valuenow={Math.round(at)}
      aria-valuetext={`${durationText(at)} of ${durationText(length)}`}
      className="h-10 min-w-0 flex-1 cursor-pointer touch-none rounded py-1"
      onKeyDown={seekByKey}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        seekByPointer(event);
      }}
      onPointerMove={(event) => event.currentTarget.hasPointerCapture(event.pointerId) && seekByPointer(event)}
    >
      <svg
        aria-hidden="true"
        viewBox={`0 0 ${bars.length * 3 - 1} ${HEIGHT}`}
        preserveAspectRatio="none"
        className="size-full"
      >
        {barsOf(bars).map(({ x, height }) => (
          <rect
            key={x}
            x={x}
            y={(HEIGHT - height) / 2}
            width={2}
            height={height}
            rx={1}
            className={x < (at / length) * bars.length * 3 ? 'fill-accent' : 'fill-soft/60'}
          />
        ))}
      </svg>
    </div>
  );
}

function barsOf(bars: readonly number[]): { x: number; height: number }[] {
  return bars.map((loud, index) => ({ x: index * 3, height: 3 + (loud / 31) * (HEIGHT - 3) }));
}

/** Null for a key that does not move. */
function placeAfter(key: string, at: number, length: number): number | null {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return at + STEP_SECONDS;
    case 'ArrowLeft':
    case 'ArrowDown':
      return at - STEP_SECONDS;
    case 'Home':
      return 0;
    case 'End':
      return length;
    default:
      return null;
  }
}
