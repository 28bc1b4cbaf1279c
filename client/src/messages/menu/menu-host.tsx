import { lazy, Suspense } from 'react';

// Nothing of it is needed to read: it comes once the list stands.
const ListMenus = lazy(() => import('./list-menus'));

export function MenuHost() {
  return (
    <Suspense fallback={null}>
      <ListMenus />
    </Suspense>
  );
}
