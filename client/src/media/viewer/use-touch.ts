import { type PointerEvent, useRef, useState } from 'react';
import { SLACK, swipeOf } from './swipe';
import type { Viewing } from './use-view';
import type { Place } from './zoom';

const DOUBLE_MS = 320;

interface Means {
  viewing: Viewing;
  go(step: 1 | -1): void;
  close(): void;
}

interface Press {
  from: Place;
  at: number;
}

/** Fingers and the mouse on the stage: they turn to the next picture, push the picture about, and make it larger. */
export function useTouch({ viewing, go, close }: Means) {
  const fingers = useRef(new Map<number, Place>());
  const press = useRef<Press | null>(null);
  const tapped = useRef(Number.NEGATIVE_INFINITY);
  /** How far the whole picture has been pulled from its place. */
  const [pulled, setPulled] = useState<Place | null>(null);

  const down = (event: PointerEvent) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const place = { x: event.clientX, y: event.clientY };
    fingers.current.set(event.pointerId, place);
    press.current = fingers.current.size === 1 ? { from: place, at: event.timeStamp } : null;
    setPulled(null);
  };

  const move = (event: PointerEvent) => {
    const before = fingers.current.get(event.pointerId);
    if (!before) return;
    const place = { x: event.clientX, y: event.clientY };
    const other = [...fingers.current].find(([id]) => id !== event.pointerId)?.[1];
    fingers.current.set(event.pointerId, place);
    if (other) {
      const apart = (one: Place) => Math.max(1, Math.hypot(one.x - other.x, one.y - other.y));
      viewing.zoom(apart(place) / apart(before), fromMiddle(event, between(place, other)));
      viewing.move({ x: (place.x - before.x) / 2, y: (place.y - before.y) / 2 });
    } else if (!viewing.isWhole) {
      viewing.move({ x: place.x - before.x, y: place.y - before.y });
    } else if (press.current) {
      const { from } = press.current;
      const by = { x: place.x - from.x, y: place.y - from.y };
      if (pulled || Math.hypot(by.x, by.y) > SLACK) setPulled(by);
    }
  };

  const up = (event: PointerEvent) => {
    const wasOne = fingers.current.size === 1;
    if (!fingers.current.delete(event.pointerId)) return;
    setPulled(null);
    const began = press.current;
    press.current = null;
    if (!began || !wasOne || event.type === 'pointercancel') return;
    const by = { x: event.clientX - began.from.x, y: event.clientY - began.from.y };
    if (Math.hypot(by.x, by.y) <= SLACK) return tap(event);
    if (!viewing.isWhole) return;
    const swipe = swipeOf({ ...by, ms: event.timeStamp - began.at });
    if (swipe === 'close') close();
    else if (swipe) go(swipe === 'next' ? 1 : -1);
  };

  /** One click of the mouse; two taps of a finger, since one is easily made by chance. */
  const tap = (event: PointerEvent) => {
    const isSecond = event.timeStamp - tapped.current < DOUBLE_MS;
    tapped.current = isSecond ? Number.NEGATIVE_INFINITY : event.timeStamp;
    if (event.pointerType === 'mouse' || isSecond) viewing.toggle(fromMiddle(event, pointOf(event)));
  };

  return { pulled, touch: { onPointerDown: down, onPointerMove: move, onPointerUp: up, onPointerCancel: up } };
}

export function pointOf({ clientX, clientY }: { clientX: number; clientY: number }): Place {
  return { x: clientX, y: clientY };
}

export function fromMiddle({ currentTarget }: { currentTarget: Element }, { x, y }: Place): Place {
  const { left, top, width, height } = currentTarget.getBoundingClientRect();
  return { x: x - left - width / 2, y: y - top - height / 2 };
}

function between(one: Place, other: Place): Place {
  return { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 };
}
