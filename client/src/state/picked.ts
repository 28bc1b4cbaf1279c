import type { Voice } from '@protocol/files';

/**
 * A file that was picked for a room, and goes into the outbox with its message. Its bytes are not in it: what looks after
 * them comes with the first one (`files/blobs.ts`).
 */
export interface PickedFile {
  key: string;
  roomId: string;
  name: string;
  /** In bytes. */
  size: number;
  /** As the browser names it, by its ending: the server looks into it. */
  type: string;
  /** Of a picture, seen upright. */
  width?: number;
  height?: number;
  voice?: Voice;
}

export function pickedFor(picked: readonly PickedFile[], roomId: string): PickedFile[] {
  return picked.filter((file) => file.roomId === roomId);
}
