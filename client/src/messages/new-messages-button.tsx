import { ArrowDown } from 'lucide-react';
import type { WheelEvent } from 'react';

interface NewMessagesButtonProps {
  count: number;
  onClick: () => void;
  /** It lies over the list but not in it, so the list does not hear of a wheel turned here. */
  onWheel: (event: WheelEvent) => void;
}

/** The way back down, for one who reads further up. */
export function NewMessagesButton({ count, onClick, onWheel }: NewMessagesButtonProps) {
  return (
    <button
      type="button"
      onClick={onClick}
      onWheel={onWheel}
      className={`-translate-x-1/2 absolute bottom-3 left-1/2 flex min-h-10 items-center gap-2 rounded-full border px-4 font-medium shadow-[0_2px_12px_#0003] ${
        count > 0 ? 'border-accent bg-accent text-on-accent' : 'border-line bg-surface'
      }`}
    >
      <ArrowDown aria-hidden="true" className="size-4" />
      {count > 0 ? `New messages · ${count}` : 'To the newest'}
    </button>
  );
}
