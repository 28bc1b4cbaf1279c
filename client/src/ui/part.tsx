import { type ComponentType, useEffect, useState } from 'react';
import { useActions } from '../page';

interface PartProps {
  /** What to do without it. */
  onMissing?: () => void;
}

/**
 * A part of the page that comes when it is first shown. Where it cannot come, as without a connection, nothing breaks:
 * the person is told, and it is tried again the next time.
 */
export function part<Props extends object>(
  load: () => Promise<{ default: ComponentType<Props> }>,
): ComponentType<Props & PartProps> {
  let loaded: ComponentType<Props> | null = null;
  // biome-ignore lint/correctness/noComponentHookFactories: called once for each part, as React's own lazy is
  return function Part({ onMissing, ...props }: Props & PartProps) {
    const { say } = useActions();
    const [Known, setKnown] = useState(() => loaded);
    // biome-ignore lint/correctness/useExhaustiveDependencies: asked for once each time that it is shown
    useEffect(() => {
      if (Known) return;
      let isWanted = true;
      load().then(
        (found) => {
          loaded = found.default;
          if (isWanted) setKnown(() => found.default);
        },
        () => {
          if (!isWanted) return;
          say('This did not load. Try again when the connection is back.');
          onMissing?.();
        },
      );
      return () => {
        isWanted = false;
      };
    }, []);
    return Known && <Known {...(props as Props)} />;
  };
}
