import type { Words } from './words';

/** Whether this browser shows notifications, and whether the person let it. */
export type Permission = NotificationPermission | 'unknown';

export function permission(): Permission {
  return 'Notification' in window ? Notification.permission : 'unknown';
}

/** Only where the person has just asked for it: a browser that is asked out of nowhere refuses. */
export async function askPermission(): Promise<Permission> {
  return 'Notification' in window ? Notification.requestPermission() : 'unknown';
}

/** Notifications of the desktop, one a room. */
export function createDesktop(onChosen: (roomId: string, seq: number | undefined) => void) {
  const open = new Map<string, Notification>();
  return {
    show(roomId: string, seq: number | undefined, { title, body }: Words) {
      if (permission() !== 'granted') return;
      try {
        // The page has a sound of its own, for those who want one.
        const shown = new Notification(title, { body, tag: `snug ${roomId}`, silent: true });
        open.set(roomId, shown);
        shown.onclick = () => {
          window.focus();
          onChosen(roomId, seq);
          shown.close();
        };
        shown.onclose = () => {
          if (open.get(roomId) === shown) open.delete(roomId);
        };
      } catch {
        // Some phones let only installed pages notify, and tell no sooner.
      }
    },
    hide(roomId: string) {
      open.get(roomId)?.close();
      open.delete(roomId);
    },
  };
}
