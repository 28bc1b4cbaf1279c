import { type ComponentType, memo, useEffect, useState } from 'react';
import { usePage } from '../page';
import { mayHoldMarkup } from './may-hold-markup';
import type { MessageTextProps } from './text/formatted-text';

let loaded: ComponentType<MessageTextProps> | null = null;

/**
 * Most texts are only that, so what reads markup comes with the first that may hold some. Until then text is text, and
 * where it cannot come it stays text until the connection is back.
 */
export const MessageText = memo(function MessageText(props: MessageTextProps) {
  const mayHold = mayHoldMarkup(props.text);
  const [Formatted, setFormatted] = useState(() => loaded);
  const isWanted = usePage(({ link }) => mayHold && link === 'up') && !Formatted;
  useEffect(() => {
    if (!isWanted) return;
    const showText = () => setFormatted(null);
    import('./text/formatted-text').then((found) => {
      loaded = found.default;
      setFormatted(() => loaded);
    }, showText);
  }, [isWanted]);
  return mayHold && Formatted ? <Formatted {...props} /> : props.text;
});
