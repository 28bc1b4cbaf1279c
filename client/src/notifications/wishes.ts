import { createStore, type StoreApi } from 'zustand/vanilla';

/** How the person wants to be notified in this browser. What of a room, they tell the server. */
export interface Wishes {
  desktop: boolean;
  sound: boolean;
  /** Show that there is something, and not what or from whom. */
  isPrivate: boolean;
  /** Until when nothing disturbs, in Unix milliseconds. 0: it may. */
  quietUntil: number;
}

export type WishStore = StoreApi<Wishes>;

const KEY = 'snug.notifications';

/** Until it is turned off. */
export const FOR_EVER = Number.MAX_SAFE_INTEGER;

const none: Wishes = { desktop: false, sound: false, isPrivate: false, quietUntil: 0 };

/** Kept in the browser's storage. */
export function createWishes(storage: Storage): WishStore {
  const store = createStore<Wishes>()(() => read(storage));
  store.subscribe((wishes) => {
    const text = JSON.stringify(wishes);
    try {
      if (storage.getItem(KEY) !== text) storage.setItem(KEY, text);
    } catch {}
  });
  return store;
}

/** Lets what another tab was told hold here too. */
export function followTabs(store: WishStore, storage: Storage): void {
  window.addEventListener('storage', ({ key }) => {
    if (key === KEY) store.setState(read(storage));
  });
}

export function isQuiet({ quietUntil }: Pick<Wishes, 'quietUntil'>, now: number): boolean {
  return quietUntil > now;
}

function read(storage: Storage): Wishes {
  try {
    const kept: Partial<Record<keyof Wishes, unknown>> = JSON.parse(storage.getItem(KEY) ?? '{}') ?? {};
    return {
      desktop: kept.desktop === true,
      sound: kept.sound === true,
      isPrivate: kept.isPrivate === true,
      quietUntil: typeof kept.quietUntil === 'number' ? kept.quietUntil : 0,
    };
  } catch {
    return none;
  }
}
