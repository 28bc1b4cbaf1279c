import { BellOff } from 'lucide-react';
import { useQuiet } from './use-quiet';

/** That nothing disturbs you, beside your name. */
export function QuietMark() {
  const text = useQuiet();
  if (text === null) return null;
  return (
    <span className="flex items-center gap-1 text-[12.5px] text-soft leading-4">
      <BellOff aria-hidden="true" className="size-3.5 flex-none" />
      <span className="truncate">{text}</span>
    </span>
  );
}
