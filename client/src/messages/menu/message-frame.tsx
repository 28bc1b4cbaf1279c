import type { Message } from '@protocol/rooms';
import { type ComponentProps, lazy, Suspense, useRef, useState } from 'react';
import { setActiveRow, useIsTabStop } from './active-row';
import { ROW } from './row-keys';
import { useOpeners } from './use-openers';

const MessageToolbar = lazy(() => import('./message-toolbar'));

interface MessageFrameProps extends ComponentProps<'article'> {
  /** Null while the message is on its way: nothing can be done with it yet. */
  message: Message | null;
}

/** A message as a thing that one can point at: by mouse, by finger and by keyboard. */
export function MessageFrame({ message, className = '', children, ...rest }: MessageFrameProps) {
  const row = useRef<HTMLElement>(null);
  const [isNear, setNear] = useState(false);
  const isTabStop = useIsTabStop(message);
  const subject = message?.kind === 'message' && !message.deleted ? message : null;
  const openers = useOpeners(row, subject, setNear);
  return (
    <article
      ref={row}
      tabIndex={isTabStop ? 0 : -1}
      {...(message ? { [ROW]: message.seq } : {})}
      {...openers}
      onFocus={() => message && setActiveRow(message.id)}
      onBlur={({ relatedTarget }) => {
        if (!relatedTarget?.closest(`[${ROW}], dialog`)) setActiveRow(null);
      }}
      className={`relative rounded-card outline-offset-0 ${subject ? 'pointer-coarse:select-none' : ''} ${className}`}
      {...rest}
    >
      {children}
      {subject && isNear && (
        <Suspense fallback={null}>
          <MessageToolbar message={subject} />
        </Suspense>
      )}
    </article>
  );
}
