import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import type { Section } from './use-picker';

/** The emoji that Enter takes. The search keeps the focus, and says which one it is. */
export function useActive(id: string, grid: RefObject<HTMLDivElement | null>, sections: readonly Section[]) {
  const [active, setActive] = useState(0);
  const follows = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other sections are other elements
  useLayoutEffect(() => {
    const element = document.getElementById(`${id}-${active}`);
    element?.setAttribute('aria-selected', 'true');
    if (follows.current) element?.scrollIntoView({ block: 'nearest' });
    else if (active === 0) grid.current?.scrollTo(0, 0);
    return () => element?.setAttribute('aria-selected', 'false');
  }, [id, active, sections]);
  return {
    active,
    activate(at: number, isFollowed: boolean) {
      follows.current = isFollowed;
      setActive(at);
    },
  };
}
