import * as ws from 'ws';

/** An event of the default namespace, encoded once and written to any number of connections. */
export interface EncodedEvent {
  /** The Socket.IO packet: what a polling connection is sent. */
  packet: string;
  /** The whole WebSocket frame of that packet. */
  options: { compress: false; wsPreEncodedFrame: Buffer[] };
}

/** What Socket.IO's own adapter does for a broadcast, from JSON that is already there. `json` is the event's argument. */
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
  // Head and body in one buffer: each connection is then one plain write, not a corked pair.
  return { packet, options: { compress: false, wsPreEncodedFrame: [Buffer.concat(parts)] } };
}

/** The part of ws that its types leave out: https://github.com/websockets/ws/issues/617#issuecomment-283002469 */
const { Sender } = ws as unknown as {
  Sender: { frame(data: Buffer, options: object): Buffer[] };
};
