import { GENERAL } from '@protocol/limits';

/** What of the page has an address: a room, and in it a message to go to. */
export interface Route {
  roomId: string;
  seq?: number;
}

/** What somebody came for with a secret in their link. */
export type Errand =
  | { name: 'invite'; secret: string }
  | { name: 'set-up'; secret: string }
  | { name: 'reset'; secret: string };

const room = /^\/r\/([^/]{1,64})(?:\/(\d{1,15}))?\/?$/;
const errand = /^\/(invite|set-up|reset)\/([^/]{1,200})\/?$/;

/** An address that leads nowhere leads to General. */
export function routeOf(path: string): Route {
  const [, roomId, seq] = room.exec(path) ?? [];
  const decoded = roomId && decode(roomId);
  if (!decoded) return { roomId: GENERAL };
  return { roomId: decoded, ...(Number(seq) > 0 ? { seq: Number(seq) } : {}) };
}

export function errandOf(path: string): Errand | null {
  const [, name, secret] = errand.exec(path) ?? [];
  const decoded = secret && decode(secret);
  return decoded ? { name: name as Errand['name'], secret: decoded } : null;
}

export function pathOf({ roomId, seq }: Route): string {
  if (roomId === GENERAL && seq === undefined) return '/';
  return `/r/${encodeURIComponent(roomId)}${seq === undefined ? '' : `/${seq}`}`;
}

function decode(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}
