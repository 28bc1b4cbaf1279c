import { ArrowDown } from 'lucide-react';

/** The way back down, for one who reads further up. */
export function NewMessagesButton({ count, onClick }: { count: number; onClick: () => void }) {
  return (
    <button
      type="button"
      onClick={onClick}
      className={`-translate-x-1/2 absolute bottom-3 left-1/2 flex min-h-10 items-center gap-2 rounded-full border px-4 font-medium shadow-[0_2px_12px_#0003] ${
        count > 0 ? 'border-accent bg-accent text-on-accent' : 'border-line bg-surface'
      }`}
    >
      <ArrowDown aria-hidden="true" className="size-4" />
      {count > 0 ? `New messages · ${count}` : 'To the newest'}
    </button>
  );
}
