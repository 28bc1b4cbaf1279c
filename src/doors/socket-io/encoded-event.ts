import type { Socket } from 'socket.io';
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

/**
 * Write an event to one connection. A WebSocket is given the frame as it is: what Socket.IO and Engine.IO do for each
 * packet and connection costs more than the write itself.
 */
export function writeEvent(socket: Socket, { packet, frame }: EncodedEvent): void {
  const transport = socket.conn.transport as unknown as WebSocketTransport;
  if (transport.name !== 'websocket') socket.conn.write(packet, { compress: false });
  else if (transport.socket.readyState === ws.WebSocket.OPEN) transport.socket._sender.sendFrame([frame]);
}

/** The parts of ws and of Engine.IO that their types leave out. Socket.IO's own adapter writes its broadcasts with them. */
interface WebSocketTransport {
  name: string;
  socket: { readyState: number; _sender: { sendFrame(parts: Buffer[]): void } };
}

const { Sender } = ws as unknown as {
  Sender: { frame(data: Buffer, options: object): Buffer[] };
};
