const LOCK = 'snug.tab.';

/** Lets other tabs know that this one lives, until it is closed, reloaded or crashes. */
export function liveAs(tab: string): void {
  navigator.locks?.request(LOCK + tab, () => new Promise(() => {})).catch(() => {});
}

/** Whether a tab is known to be gone. On a plain http address browsers do not tell. */
export async function isGone(tab: string): Promise<boolean> {
  const known = await navigator.locks?.query();
  return known?.held?.every(({ name }) => name !== LOCK + tab) ?? false;
}
