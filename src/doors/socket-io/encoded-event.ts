import { textFrame } from '../text-frame';

/** An event of the default namespace, encoded once and written to any number of connections. */
export interface EncodedEvent {
  /** The Socket.IO packet: what a polling connection is sent. */
  packet: string;
  /** The whole WebSocket frame of that packet, head and body. */
  frame: Buffer;
}

/** Encode an event whose argument is already JSON. */
export function encodeEvent(event: string, json: string): EncodedEvent {
  const packet = `2["${event}",${json}]`;
  // "4" is Engine.IO's packet type for a message.
  return { packet, frame: textFrame(`4${packet}`) };
}
