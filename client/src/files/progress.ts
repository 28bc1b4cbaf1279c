import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

/** How much of a file is on its way, from 0 to 1, or that its connection was cut. */
type Progress = number | 'cut';

const store = createStore<ReadonlyMap<string, Progress>>(() => new Map());

/** Undefined where nothing is under way. */
export function tellProgress(key: string, progress: Progress | undefined): void {
  const next = new Map(store.getState());
  if (progress === undefined) next.delete(key);
  else next.set(key, progress);
  store.setState(next, true);
}

export function forgetProgress(key: string): void {
  if (store.getState().has(key)) tellProgress(key, undefined);
}

export function useProgress(key: string): Progress | undefined {
  return useStore(store, (all) => all.get(key));
}

/** Whether all of them are there: from then on the message can be sent at any moment. */
export function useAreThere(keys: readonly string[]): boolean {
  return useStore(store, (all) => keys.every((key) => all.get(key) === 1));
}
