import type { ShownFile } from './shown-file';

/** Most and least that one picture takes, in pixels. */
const MOST = { width: 420, height: 320 };
export const LEAST = 72;

/** What the others take in height. */
const HEIGHTS = { voice: 56, sound: 104, other: 64 };

/**
 * The size of what is shown together: pictures, or one file of another kind. It is known before any of it is loaded, so
 * that nothing moves when it comes. A narrow window shrinks it in its proportion.
 */
export function roomFor(files: readonly ShownFile[]) {
  const [{ kind, voice, width = 320, height = 240 } = { kind: 'other' as const, voice: undefined }] = files;
  if (kind === 'video') return { width: MOST.width, aspectRatio: 16 / 9 };
  if (kind !== 'picture') return { width: MOST.width, height: HEIGHTS[voice ? 'voice' : kind] };
  if (files.length > 1) return { width: MOST.width, aspectRatio: 3 / rowsFor(files.length) };
  const scale = Math.min(1, MOST.width / width, MOST.height / height);
  const shown = { width: Math.max(LEAST, width * scale), height: Math.max(LEAST, height * scale) };
  return { width: shown.width, aspectRatio: shown.width / shown.height };
}

/** Three pictures in a row at the most. */
export function rowsFor(count: number): number {
  return Math.ceil(count / 3);
}
