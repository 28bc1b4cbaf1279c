import { useEffect } from 'react';
import { useActions, usePage } from '../page';

/** Ctrl+K, or Cmd+K, goes anywhere from anywhere. */
export function useSwitcherKey() {
  const { openPanel, closePanel } = useActions();
  const isOpen = usePage((page) => page.panel?.name === 'switcher');
  const isHere = usePage((page) => page.stage.name === 'here');
  useEffect(() => {
    if (!isHere) return;
    const heed = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey)
        return;
      event.preventDefault();
      if (isOpen) closePanel();
      else openPanel('switcher');
    };
    window.addEventListener('keydown', heed);
    return () => window.removeEventListener('keydown', heed);
  }, [openPanel, closePanel, isOpen, isHere]);
}
