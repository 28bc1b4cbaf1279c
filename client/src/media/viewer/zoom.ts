export interface Size {
  width: number;
  height: number;
}

/** How a picture lies on the stage: so many times its fitted size, and so far from the middle. */
export interface View {
  scale: number;
  x: number;
  y: number;
}

/** A place on the stage, from its middle. */
export interface Place {
  x: number;
  y: number;
}

export const WHOLE: View = { scale: 1, x: 0, y: 0 };

/** One step of a button or a key. */
export const STEP = 1.5;

const LEAST_MOST = 4;

/** A picture as it fits whole: never larger than it is. */
export function fitted(picture: Size, stage: Size): Size {
  const scale = Math.min(1, stage.width / picture.width, stage.height / picture.height);
  return { width: picture.width * scale, height: picture.height * scale };
}

/** So far that every pixel can be told from the next, and some way in any case. */
export function mostFor(picture: Size, fit: Size): number {
  return fit.width > 0 ? Math.max(LEAST_MOST, (2 * picture.width) / fit.width) : LEAST_MOST;
}

/** Larger or smaller around a place, which stays where it is. */
export function zoomed({ scale, x, y }: View, factor: number, at: Place, most: number): View {
  const next = Math.min(most, Math.max(1, scale * factor));
  const grown = next / scale;
  return { scale: next, x: at.x - (at.x - x) * grown, y: at.y - (at.y - y) * grown };
}

/** Moved no further than to where its edges meet those of the stage. */
export function bounded({ scale, x, y }: View, fit: Size, stage: Size): View {
  return {
    scale,
    x: within(x, (fit.width * scale - stage.width) / 2),
    y: within(y, (fit.height * scale - stage.height) / 2),
  };
}

function within(value: number, most: number): number {
  // Not -0, which a style would show as such.
  return most <= 0 ? 0 : Math.min(most, Math.max(-most, value));
}
