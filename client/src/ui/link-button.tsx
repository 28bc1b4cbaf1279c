import type { ComponentProps } from 'react';

/** A button that reads as part of a sentence. */
export function LinkButton(props: ComponentProps<'button'>) {
  return (
    <button
      type="button"
      {...props}
      className="text-accent underline underline-offset-2 pointer-coarse:min-h-11 pointer-coarse:px-1"
    />
  );
}
