import * as ws from 'ws';

/** A text as a whole WebSocket frame of a server's, head and body, to be written to any number of connections. */
export function textFrame(text: string): Buffer {
  const options = { readOnly: false, mask: false, rsv1: false, opcode: 1, fin: true };
  return Buffer.concat(Sender.frame(Buffer.from(text), options));
}

/** The part of ws that its types leave out. Socket.IO's own adapter makes the frames of its broadcasts with it. */
const { Sender } = ws as unknown as {
  Sender: { frame(data: Buffer, options: object): Buffer[] };
};
