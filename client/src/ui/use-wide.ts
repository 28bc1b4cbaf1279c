import { useSyncExternalStore } from 'react';

const wide = '(min-width: 720px)';

/** Whether there is room beside the messages. The same width as `--breakpoint-rail`. */
export function useWide(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const query = window.matchMedia(wide);
      query.addEventListener('change', changed);
      return () => query.removeEventListener('change', changed);
    },
    () => window.matchMedia(wide).matches,
  );
}
