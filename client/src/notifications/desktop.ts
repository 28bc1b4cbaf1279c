import type { Words } from './words';

/** Whether this browser shows notifications, and whether the person let it. */
export type Permission = NotificationPermission | 'unknown';

export function permission(): Permission {
  return isThere() ? Notification.permission : 'unknown';
}

/**
 * Only where the person has just asked for it: a browser that is asked out of nowhere refuses. The first notification says that
 * they come here. Some phones let only installed pages make one, and tell no sooner.
 */
export async function askPermission(): Promise<Permission> {
  const answer = isThere() ? await Notification.requestPermission() : 'unknown';
  if (answer !== 'granted') return answer;
  return make('Snug', { body: 'You are notified here from now on.', tag: 'snug' }) ? 'granted' : 'unknown';
}

/** Elsewhere than at a safe address a browser has them, and refuses each. */
function isThere(): boolean {
  return 'Notification' in window && window.isSecureContext;
}

/** The page has a sound of its own, for those who want one. */
function make(title: string, options: NotificationOptions): Notification | undefined {
  try {
    return new Notification(title, { ...options, silent: true });
  } catch {
    return undefined;
  }
}

/** Notifications of the desktop, one a room. */
export function createDesktop(onChosen: (roomId: string, seq: number | undefined) => void) {
  const open = new Map<string, Notification>();
  return {
    show(roomId: string, seq: number | undefined, { title, body }: Words) {
      if (permission() !== 'granted') return;
      const shown = make(title, { body, tag: `snug ${roomId}` });
      if (!shown) return;
      open.set(roomId, shown);
      shown.onclick = () => {
        window.focus();
        onChosen(roomId, seq);
        shown.close();
      };
      shown.onclose = () => {
        if (open.get(roomId) === shown) open.delete(roomId);
      };
    },
    hide(roomId: string) {
      open.get(roomId)?.close();
      open.delete(roomId);
    },
  };
}
