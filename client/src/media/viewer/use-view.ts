import { useState } from 'react';
import { bounded, fitted, mostFor, type Place, type Size, STEP, type View, WHOLE, zoomed } from './zoom';

export interface Viewing {
  view: View;
  isWhole: boolean;
  zoom(factor: number, at?: Place): void;
  move(by: Place): void;
  /** To and fro between the whole picture and a part of it. */
  toggle(at: Place): void;
  whole(): void;
}

const MIDDLE = { x: 0, y: 0 };

/** How the picture on the stage lies there. Another picture is whole again. */
export function useView(key: string, picture: Size, stage: Size): Viewing {
  const [kept, setKept] = useState({ key, view: WHOLE });
  const fit = fitted(picture, stage);
  const change = (to: (view: View) => View) =>
    setKept((before) => ({ key, view: bounded(to(before.key === key ? before.view : WHOLE), fit, stage) }));
  // Bounded again: the window may have been turned.
  const view = kept.key === key ? bounded(kept.view, fit, stage) : WHOLE;
  const most = mostFor(picture, fit);
  const isWhole = view.scale === 1;
  return {
    view,
    isWhole,
    zoom: (factor, at = MIDDLE) => change((before) => zoomed(before, factor, at, most)),
    move: ({ x, y }) => change((before) => ({ ...before, x: before.x + x, y: before.y + y })),
    toggle: (at) => change((before) => (isWhole ? zoomed(before, STEP ** 2, at, most) : WHOLE)),
    whole: () => change(() => WHOLE),
  };
}
