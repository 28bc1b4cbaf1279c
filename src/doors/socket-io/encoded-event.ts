import * as ws from 'ws';

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
  const parts = Sender.frame(Buffer.from(`4${packet}`), {
    readOnly: false,
    mask: false,
    rsv1: false,
    opcode: 1,
    fin: true,
  });
  return { packet, frame: Buffer.concat(parts) };
}

/** The part of ws that its types leave out. Socket.IO's own adapter makes the frames of its broadcasts with it. */
const { Sender } = ws as unknown as {
  Sender: { frame(data: Buffer, options: object): Buffer[] };
};
