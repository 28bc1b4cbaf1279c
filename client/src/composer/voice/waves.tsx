interface WavesProps {
  /** From 0 to 1, from left to right. */
  bars: readonly number[];
  /** How many there is room for. */
  count: number;
}

const WIDTH = 4;
const HEIGHT = 32;

/** How loud the last moments were. */
export function Waves({ bars, count }: WavesProps) {
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${count * WIDTH} ${HEIGHT}`}
      preserveAspectRatio="xMinYMid meet"
      className="h-8 min-w-0 max-w-[256px] flex-1 text-accent"
    >
      {bars.map((bar, index) => {
        const height = Math.max(2, bar * HEIGHT);
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a bar is nothing but its place
            key={index}
            x={index * WIDTH}
            y={(HEIGHT - height) / 2}
            width={WIDTH - 1.5}
            height={height}
            rx={1}
            fill="currentColor"
          />
        );
      })}
    </svg>
  );
}
