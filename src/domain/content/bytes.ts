/** What a walk through a file asks for next. */
export type Ask =
  | { do: 'take'; size: number }
  | { do: 'keep' | 'drop' | 'blank'; size: number }
  | { do: 'until'; find: Find; isKept: boolean }
  | { do: 'put'; bytes: Buffer };

/**
 * Where in these bytes what is looked for begins, or -1. Where only its beginning stands at their end, that is the answer: the
 * question is asked again when there is more.
 */
export type Find = (bytes: Buffer) => number;

/** Goes through a file of one format, in the order of its bytes, and says of each what becomes of it. */
export type Walk<Result = void> = Generator<Ask, Result, Buffer>;

/** More than this nobody may ask to look at: it is what one file takes up in memory. */
export const TAKEN_MAX = 64 * 1024;

/** To look at. They are not kept unless they are put. At the end of the file the walk ends here. */
export function* take(size: number): Walk<Buffer> {
  return yield { do: 'take', size };
}

export function* keep(size: number): Walk {
  yield { do: 'keep', size };
}

export function* drop(size: number): Walk {
  yield { do: 'drop', size };
}

/** Keeps as many bytes in their place, all of them zero. */
export function* blank(size: number): Walk {
  yield { do: 'blank', size };
}

/** Goes on to what `find` finds. */
export function* until(find: Find, isKept: boolean): Walk {
  yield { do: 'until', find, isKept };
}

export function* put(bytes: Buffer): Walk {
  yield { do: 'put', bytes };
}
