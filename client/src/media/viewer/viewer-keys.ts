import { type RefObject, useEffect, useRef } from 'react';
import type { Viewing } from './use-view';
import { STEP } from './zoom';

const PUSH = 80;

const pushes: Record<string, { x: number; y: number }> = {
  ArrowLeft: { x: PUSH, y: 0 },
  ArrowRight: { x: -PUSH, y: 0 },
  ArrowUp: { x: 0, y: PUSH },
  ArrowDown: { x: 0, y: -PUSH },
};

interface Means {
  viewing: Pick<Viewing, 'isWhole' | 'zoom' | 'move' | 'whole'>;
  go(step: number): void;
}

/** What a key does to the picture. Whether it was one of these: the others are the browser's. */
export function heedKey(key: string, { viewing, go }: Means): boolean {
  const push = pushes[key];
  if (push && !viewing.isWhole) viewing.move(push);
  else if (key === 'ArrowLeft' || key === 'PageUp') go(-1);
  else if (key === 'ArrowRight' || key === 'PageDown') go(1);
  else if (key === 'Home') go(Number.NEGATIVE_INFINITY);
  else if (key === 'End') go(Number.POSITIVE_INFINITY);
  else if (key === '+' || key === '=') viewing.zoom(STEP);
  else if (key === '-') viewing.zoom(1 / STEP);
  else if (key === '0') viewing.whole();
  else return false;
  return true;
}

/** Hears the keys of the dialog that an element stands in. What lies behind, with keys of its own, does not hear them. */
export function useKeys(inside: RefObject<HTMLElement | null>, heed: (key: string) => boolean): void {
  const latest = useRef(heed);
  latest.current = heed;
  useEffect(() => {
    const dialog = inside.current?.closest('dialog');
    const hear = (event: KeyboardEvent) => {
      event.stopPropagation();
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (latest.current(event.key)) event.preventDefault();
    };
    dialog?.addEventListener('keydown', hear);
    return () => dialog?.removeEventListener('keydown', hear);
  }, [inside]);
}
