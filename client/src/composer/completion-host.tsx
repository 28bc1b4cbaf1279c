import { type ComponentType, useEffect, useState } from 'react';
import type { Completed } from './completion/completed';

/** What could be completed begins with one of these. */
const sign = /[:@#]|^\//;

/** Without it one writes all the same, so nobody is told if it does not come: it is tried again with the next letter. */
export function CompletionHost(completed: Completed) {
  const [Known, setKnown] = useState<ComponentType<Completed> | null>(null);
  const { text } = completed;
  useEffect(() => {
    if (Known || !sign.test(text)) return;
    import('./completion/completion').then(
      (found) => setKnown(() => found.default),
      () => {},
    );
  }, [Known, text]);
  return Known && <Known {...completed} />;
}
