import { type ComponentType, useEffect, useState } from 'react';
import { useActions } from '../page';

const TRY_AGAIN_MS = 5_000;

interface PartProps {
  /** What to do without it. */
  onMissing?: () => void;
}

/**
 * A part of the page that comes when it is first shown. Where it cannot come, as without a connection, nothing breaks:
 * the person is told, and it is tried again the next time. What nothing else can be done without is tried again by itself.
 */
export function part<Props extends object>(
  load: () => Promise<{ default: ComponentType<Props> }>,
): ComponentType<Props & PartProps> {
  let loaded: ComponentType<Props> | null = null;
  // biome-ignore lint/correctness/noComponentHookFactories: called once for each part, as React's own lazy is
  return function Part({ onMissing, ...props }: Props & PartProps) {
    const { say } = useActions();
    const [Known, setKnown] = useState(() => loaded);
    const [tries, setTries] = useState(0);
    // biome-ignore lint/correctness/useExhaustiveDependencies: asked for once each time that it is shown, and once a try
    useEffect(() => {
      if (Known) return;
      let isWanted = true;
      let timer = 0;
      load().then(
        (found) => {
          loaded = found.default;
          if (isWanted) setKnown(() => found.default);
        },
        () => {
          if (!isWanted) return;
          if (tries === 0) say('This did not load. Try again when the connection is back.');
          if (onMissing) onMissing();
          else timer = window.setTimeout(setTries, TRY_AGAIN_MS, tries + 1);
        },
      );
      return () => {
        isWanted = false;
        clearTimeout(timer);
      };
    }, [tries]);
    return Known && <Known {...(props as Props)} />;
  };
}
