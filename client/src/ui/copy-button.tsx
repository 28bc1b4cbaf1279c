import { Check, type LucideIcon } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from './button';
import { copyText } from './copy-text';

const SHOWN_MS = 2_000;

/** Copies, and says so in its own place. */
export function CopyButton({ text, icon: Icon, children }: { text: string; icon: LucideIcon; children: string }) {
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle');
  useEffect(() => {
    if (state === 'idle') return;
    const timer = setTimeout(() => setState('idle'), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [state]);
  const Shown = state === 'copied' ? Check : Icon;
  return (
    <Button
      look="main"
      className="flex flex-1 items-center justify-center gap-2"
      onClick={async () => setState((await copyText(text)) ? 'copied' : 'failed')}
    >
      <Shown aria-hidden="true" className="size-4" />
      <span aria-live="polite">
        {state === 'copied' ? 'Copied' : state === 'failed' ? 'Not copied. Select it yourself.' : children}
      </span>
    </Button>
  );
}
