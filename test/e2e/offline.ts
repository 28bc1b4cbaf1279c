import type { Person } from './person';

/** Takes the network away from the tabs of one browser, and returns once each of them knows. */
export async function goOffline(...tabs: readonly [Person, ...Person[]]): Promise<void> {
  const known = tabs.map(({ page }) =>
    page.evaluateHandle(() => ({ gone: new Promise((resolve) => addEventListener('offline', () => resolve(null))) })),
  );
  const handles = await Promise.all(known);
  await tabs[0].page.context().setOffline(true);
  await Promise.all(handles.map((handle) => handle.evaluate(({ gone }) => gone)));
}
