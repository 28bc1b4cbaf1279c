import { useEffect } from 'react';
import { usePage, useWholePage } from '../page';
import { countForYou } from '../rooms/attention';
import { browserStorage } from '../state/browser-storage';
import { browserWishes } from './browser-wishes';
import { claimByLock, claimByStorage } from './claims';
import { createDesktop } from './desktop';
import { showCount } from './icon-count';
import { openNotifier } from './notifier';
import { ring } from './sound';

/** Notifies as long as the page is open: on the icon, on the desktop and by sound, as the person wishes. */
export function useNotifier(): void {
  const { store, request, actions } = useWholePage();
  const count = usePage(({ rooms }) => countForYou(rooms));
  useEffect(() => showCount(count), [count]);
  useEffect(() => {
    const { show, hide } = createDesktop((roomId, seq) => actions.openRoom(roomId, seq));
    const stop = openNotifier({
      store,
      request,
      wishes: browserWishes,
      claim: navigator.locks ? claimByLock(navigator.locks) : claimByStorage(browserStorage()),
      show,
      hide,
      ring,
      wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
      now: Date.now,
    });
    return () => {
      stop();
      showCount(0);
    };
  }, [store, request, actions]);
}
