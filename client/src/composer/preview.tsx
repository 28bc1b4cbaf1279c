import { Eye } from 'lucide-react';
import { lazy, Suspense, useDeferredValue, useId, useState } from 'react';
import { mayHoldMarkup } from '../messages/may-hold-markup';
import { IconButton } from '../ui/icon-button';

const TextPreview = lazy(() =>
  import('../messages/text/text-preview').catch(() => ({ default: ({ text }: { text: string }) => <p>{text}</p> })),
);

/** Offers to show what a text becomes that may be more than its letters. Once shown it follows what one writes. */
export function Preview({ text }: { text: string }) {
  const [isOpen, setOpen] = useState(false);
  const shown = useDeferredValue(text);
  const id = useId();
  if (!mayHoldMarkup(text.trim())) return null;
  return (
    <>
      <IconButton
        icon={Eye}
        label="Preview"
        aria-expanded={isOpen}
        aria-controls={id}
        className={isOpen ? 'bg-tint' : ''}
        // The caret stays where one writes.
        onPointerDown={(event) => event.preventDefault()}
        onClick={() => setOpen(!isOpen)}
      />
      <section
        id={id}
        aria-label="Preview"
        hidden={!isOpen}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls
        tabIndex={0}
        className="absolute inset-x-0 bottom-full mb-2 max-h-[40dvh] overflow-y-auto rounded-2xl border border-line bg-surface px-4 py-3 shadow-[0_4px_20px_#0000001f]"
      >
        {isOpen && (
          <Suspense fallback={shown}>
            <TextPreview text={shown.trim()} />
          </Suspense>
        )}
      </section>
    </>
  );
}
