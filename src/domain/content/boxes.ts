import { blank, keep, put, take, type Walk } from './bytes';

/** The head of a box of an MP4, QuickTime, AVIF or HEIC file. */
export interface Box {
  name: string;
  /** As it stands in the file. */
  head: Buffer;
  /** What it holds, in bytes. Of one that reaches to the end of the file this is endless. */
  size: number;
}

/** The next box of those that take up `left` bytes, or none. */
export function* nextBox(left: number): Walk<Box | undefined> {
  if (left < 8) {
    yield* keep(left);
    return undefined;
  }
  let head = yield* take(8);
  const name = head.toString('latin1', 4);
  let size: number = head.readUInt32BE();
  if (size === 1) {
    head = Buffer.concat([head, yield* take(8)]);
    size = Number(head.readBigUInt64BE(8));
  } else if (size === 0) size = left;
  // One that claims more than what it stands in has no more than that; one that claims less than its head has nothing.
  return { name, head, size: Math.max(0, Math.min(size, left) - head.length) };
}

export function* keepBox({ head, size }: Box): Walk {
  yield* put(head);
  yield* keep(size);
}

/** Leaves an empty one in its place: whatever stands behind it stays where others say that it is. */
export function* blankBox({ head, size }: Box): Walk {
  head.write('free', 4, 'latin1');
  yield* put(head);
  yield* blank(size);
}
