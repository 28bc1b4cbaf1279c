import { lazy, memo, type ReactNode, Suspense } from 'react';
import { mayHoldMarkup } from './may-hold-markup';
import type { MessageTextProps } from './text/formatted-text';

// Most texts are only that, so what reads markup comes with the first that may hold some. Where it cannot come, text stays text.
const FormattedText = lazy(() =>
  import('./text/formatted-text').catch(() => ({ default: ({ text }: MessageTextProps): ReactNode => text })),
);

export const MessageText = memo(function MessageText(props: MessageTextProps) {
  if (!mayHoldMarkup(props.text)) return props.text;
  return (
    <Suspense fallback={props.text}>
      <FormattedText {...props} />
    </Suspense>
  );
});
