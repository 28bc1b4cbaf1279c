import { type ComponentType, type LazyExoticComponent, lazy, Suspense } from 'react';
import { useActions, usePage } from './page';
import type { PanelName } from './state/page-state';

type Panel = LazyExoticComponent<ComponentType<{ onClose: () => void }>>;

/** What opens over the page. Each comes when it is first asked for: none of it is needed to read and write. */
const panels: Record<PanelName, Panel> = {
  rooms: lazy(() => import('./rooms/rooms-drawer')),
  people: lazy(() => import('./people/people-drawer')),
  person: lazy(() => import('./people/person-card')),
  'room-settings': lazy(() => import('./rooms/room-settings')),
  invite: lazy(() => import('./invites/invite-dialog')),
  search: lazy(() => import('./search/search-panel')),
  settings: lazy(() => import('./settings/settings-dialog')),
  moderation: lazy(() => import('./moderation/moderation-panel')),
  switcher: lazy(() => import('./rooms/switcher')),
  browse: lazy(() => import('./rooms/browse-dialog')),
  'create-room': lazy(() => import('./rooms/create-room-dialog')),
  'new-direct': lazy(() => import('./rooms/new-direct-dialog')),
  'clear-chat': lazy(() => import('./room/clear-chat-dialog')),
  'leave-room': lazy(() => import('./room/leave-room-dialog')),
  'log-in': lazy(() => import('./account/log-in-dialog')),
  register: lazy(() => import('./account/register-dialog')),
};

export function Panels() {
  const { closePanel } = useActions();
  const open = usePage((page) => page.panel);
  if (!open) return null;
  const Panel = panels[open.name];
  return (
    <Suspense fallback={null}>
      <Panel key={open.name} onClose={closePanel} />
    </Suspense>
  );
}
