import { useStore } from 'zustand';
import { browserStorage } from '../state/browser-storage';
import { createWishes, followTabs, type Wishes } from './wishes';

const storage = browserStorage();

/** Those of this browser. */
export const browserWishes = createWishes(storage);

followTabs(browserWishes, storage);

export function useWishes(): Wishes {
  return useStore(browserWishes);
}
