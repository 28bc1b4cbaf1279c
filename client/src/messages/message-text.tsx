import { lazy, memo, type ReactNode, Suspense } from 'react';
import { mayHoldLink } from './may-hold-link';

interface MessageTextProps {
  text: string;
  /** Your name, where the text mentions you. */
  mention?: string | undefined;
}

// Most texts hold no link, so what finds them comes with the first that may. Where it cannot come, text stays text.
const LinkedText = lazy(() =>
  import('./linked-text').catch(() => ({ default: ({ text }: MessageTextProps): ReactNode => text })),
);

/** The text as it was written, nothing in it read as markup. */
export const MessageText = memo(function MessageText({ text, mention }: MessageTextProps) {
  if (!mayHoldLink(text)) return text;
  return (
    <Suspense fallback={text}>
      <LinkedText text={text} mention={mention} />
    </Suspense>
  );
});
