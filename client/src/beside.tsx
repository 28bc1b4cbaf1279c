import { useBookmarks } from './marks/use-bookmarks';
import ListMenus from './messages/menu/list-menus';
import { useNotifier } from './notifications/use-notifier';
import { Panels, Viewer } from './panels';

/** What opens over the page, and what goes on beside it. Nothing of it is needed to read and write: it comes once the list stands. */
export default function Beside() {
  useNotifier();
  useBookmarks();
  return (
    <>
      <Panels />
      <Viewer />
      <ListMenus />
    </>
  );
}
