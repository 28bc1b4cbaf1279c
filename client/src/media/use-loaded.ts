import { useEffect, useState } from 'react';
import { usePage } from '../page';

/** Why something cannot be shown: it is no longer there, or it did not come. */
export type NotShown = 'gone' | 'broken';

/** Watches over a file that the browser loads by itself. What did not come is tried again when the connection is back. */
export function useLoaded(url: string): { notShown: NotShown | null; failed: () => void } {
  const [notShown, setNotShown] = useState<NotShown | null>(null);
  const isUp = usePage((page) => page.link === 'up');
  // biome-ignore lint/correctness/useExhaustiveDependencies: another address, or a connection that is back, is another try
  useEffect(() => {
    setNotShown((before) => (before === 'broken' ? null : before));
  }, [url, isUp]);
  return {
    notShown,
    failed() {
      setNotShown('broken');
      // The element does not say why.
      if (isUp && !url.startsWith('blob:')) void statusOf(url).then((status) => status === 404 && setNotShown('gone'));
    },
  };
}

async function statusOf(url: string): Promise<number | null> {
  try {
    return (await fetch(url, { method: 'HEAD' })).status;
  } catch {
    return null;
  }
}
