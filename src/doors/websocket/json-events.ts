import { textFrame } from '../text-frame';

/** An event of a room, whose payload is JSON with at least one field, as a frame for all who are told events. */
export function encodeJsonEvent(event: string, json: string): Buffer {
  return textFrame(`{"event":"${event}",${json.slice(1)}`);
}

/** An event for one connection alone. */
export function jsonEvent(event: string, payload: object): string {
  return JSON.stringify({ event, ...payload });
}
