export interface Point {
  x: number;
  y: number;
}

export interface Size {
  width: number;
  height: number;
}

const MARGIN = 8;

/**
 * Where the left upper corner of a box goes that opens at a point: below and to the right of it, else on the side where
 * there is room, and never out of the window.
 */
export function placeAt(point: Point, box: Size, view: Size): Point {
  return { x: along(point.x, box.width, view.width), y: along(point.y, box.height, view.height) };
}

function along(at: number, length: number, room: number): number {
  if (at + length + MARGIN <= room) return Math.max(MARGIN, at);
  if (at - length >= MARGIN) return at - length;
  return Math.max(MARGIN, room - length - MARGIN);
}
