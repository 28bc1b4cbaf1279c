import { useEffect, useRef } from 'react';

/** A link to give away, selected so that it can be taken by hand where copying is not allowed. */
export function LinkField({ label, link }: { label: string; link: string }) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
    // Selecting brings the end into view; one knows a link by its beginning.
    field.current?.scrollTo(0, 0);
  }, []);
  return (
    <input
      ref={field}
      readOnly
      aria-label={label}
      className="mt-3 min-h-11 w-full rounded-[10px] border border-soft bg-paper px-3 text-[15px]"
      value={link}
      onFocus={({ target }) => target.select()}
    />
  );
}
