import { useActions, usePage, useWholePage } from './page';
import type { PanelName } from './state/page-state';
import { part } from './ui/part';

type Panel = ReturnType<typeof part<{ onClose: () => void }>>;

/** What opens over the page. Each comes when it is first asked for: none of it is needed to read and write. */
const panels: Record<PanelName, Panel> = {
  rooms: part(() => import('./rooms/rooms-drawer')),
  people: part(() => import('./people/people-drawer')),
  person: part(() => import('./people/person-card')),
  'room-settings': part(() => import('./rooms/room-settings')),
  invite: part(() => import('./invites/invite-dialog')),
  search: part(() => import('./search/search-panel')),
  pins: part(() => import('./marks/pins-panel')),
  bookmarks: part(() => import('./marks/bookmarks-panel')),
  'room-notifications': part(() => import('./notifications/room-notifications')),
  files: part(() => import('./media/panel/files-panel')),
  settings: part(() => import('./settings/settings-dialog')),
  moderation: part(() => import('./moderation/moderation-panel')),
  switcher: part(() => import('./rooms/switcher')),
  browse: part(() => import('./rooms/browse-dialog')),
  'create-room': part(() => import('./rooms/create-room-dialog')),
  'new-direct': part(() => import('./rooms/new-direct-dialog')),
  'clear-chat': part(() => import('./room/clear-chat-dialog')),
  'leave-room': part(() => import('./room/leave-room-dialog')),
  'log-in': part(() => import('./account/log-in-dialog')),
  register: part(() => import('./account/register-dialog')),
};

const RoomViewer = part(() => import('./media/room-viewer'));

/** One picture of the room by itself, over all else. */
export function Viewer() {
  const { dispatch } = useWholePage();
  const isOpen = usePage((page) => page.viewing !== null);
  return isOpen && <RoomViewer onMissing={() => dispatch({ type: 'viewing', picture: null })} />;
}

export function Panels() {
  const { closePanel } = useActions();
  const open = usePage((page) => page.panel);
  if (!open) return null;
  const Panel = panels[open.name];
  return <Panel key={open.name} onClose={closePanel} onMissing={closePanel} />;
}
