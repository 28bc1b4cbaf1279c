import { useBookmarks } from './marks/use-bookmarks';
import { useNotifier } from './notifications/use-notifier';

/** What goes on beside reading and writing, as long as the page is open. */
export default function Attendance() {
  useNotifier();
  useBookmarks();
  return null;
}
