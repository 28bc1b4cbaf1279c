import { textFrame } from './text-frame';

/** Events of Socket.IO's default namespace that are told together, encoded once and written to any number of connections. */
export interface EncodedEvent {
  /** The Socket.IO packets: what a polling connection is sent. */
  packets: readonly string[];
  /** The whole WebSocket frames of those packets, heads and bodies. */
  frame: Buffer;
}

/** Encode an event whose argument is already JSON. */
export function encodeEvent(event: string, json: string): EncodedEvent {
  const packet = packetOf(event, json);
  return { packets: [packet], frame: frameOf(packet) };
}

/** The same of several events of one name, first one first. */
export function encodeEvents(event: string, jsons: readonly string[]): EncodedEvent {
  const packets = jsons.map((json) => packetOf(event, json));
  return { packets, frame: Buffer.concat(packets.map(frameOf)) };
}

function packetOf(event: string, json: string): string {
  return `2["${event}",${json}]`;
}

function frameOf(packet: string): Buffer {
  // "4" is Engine.IO's packet type for a message.
  return textFrame(`4${packet}`);
}
