import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';

/** One buffer for all sockets of the process: libuv fills it and calls back before it reads the next socket. */
const incoming = Buffer.allocUnsafe(256 * 1024);
const EMPTY = Buffer.alloc(0);

interface Partial {
  opcode: number;
  payload: Buffer;
  filled: number;
}

export interface SocketListener {
  /** The payload is only valid during the call. */
  text(payload: Buffer): void;
  closed(reason: string): void;
}

/**
 * A WebSocket client of the least weight, so that on a small machine it is the server that is measured. It knows what
 * the servers here send: whole text frames, pings and closes, no compression, no fragments.
 */
export class LightSocket {
  bytes = 0;
  #socket: Socket;
  #stub = EMPTY;
  #partial: Partial | undefined;
  #upgraded: (() => void) | undefined;
  #listener: SocketListener;
  #closed = false;

  private constructor(port: number, path: string, listener: SocketListener, upgraded: () => void) {
    this.#listener = listener;
    this.#upgraded = upgraded;
    this.#socket = connect({
      host: '127.0.0.1',
      port,
      noDelay: true,
      onread: {
        buffer: incoming,
        callback: (length) => {
          this.bytes += length;
          this.#take(incoming.subarray(0, length));
          return true;
        },
      },
    });
    this.#socket.on('connect', () => this.#socket.write(upgradeRequest(port, path)));
    this.#socket.on('error', (error) => this.#end(error.message));
    this.#socket.on('close', () => this.#end('connection lost'));
  }

  static open(port: number, path: string, listener: SocketListener): Promise<LightSocket> {
    return new Promise((resolve, reject) => {
      const socket = new LightSocket(
        port,
        path,
        {
          text: listener.text,
          closed: (reason) => {
            reject(new Error(`could not open a WebSocket: ${reason}`));
            listener.closed(reason);
          },
        },
        () => resolve(socket),
      );
    });
  }

  send(text: string): void {
    this.#write(0x1, Buffer.from(text));
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#write(0x8, Buffer.from([0x03, 0xe8]));
    this.#socket.destroySoon();
  }

  /** Frames of a client must be masked. A mask of zeros costs the server its unmasking all the same. */
  #write(opcode: number, payload: Buffer): void {
    const header = payload.length < 126 ? 6 : 8;
    const frame = Buffer.alloc(header + payload.length);
    frame[0] = 0x80 | opcode;
    if (header === 6) frame[1] = 0x80 | payload.length;
    else {
      frame[1] = 0x80 | 126;
      frame.writeUInt16BE(payload.length, 2);
    }
    payload.copy(frame, header);
    this.#socket.write(frame);
  }

  #take(chunk: Buffer): void {
    let at = 0;
    if (this.#partial) {
      const partial = this.#partial;
      at = chunk.copy(partial.payload, partial.filled);
      partial.filled += at;
      if (partial.filled < partial.payload.length) return;
      this.#partial = undefined;
      this.#frame(partial.opcode, partial.payload);
    }
    let data = chunk;
    if (this.#stub.length > 0) {
      data = Buffer.concat([this.#stub, chunk]);
      this.#stub = EMPTY;
    }
    if (this.#upgraded) {
      const end = data.indexOf('\r\n\r\n');
      if (end < 0) {
        this.#stub = Buffer.from(data);
        return;
      }
      const status = data.toString('latin1', 0, data.indexOf('\r\n'));
      if (!status.startsWith('HTTP/1.1 101')) {
        this.#end(status);
        return;
      }
      this.#upgraded();
      this.#upgraded = undefined;
      at = end + 4;
    }
    this.#frames(data, at);
  }

  #frames(data: Buffer, from: number): void {
    let at = from;
    while (data.length - at >= 2) {
      let length = (data[at + 1] as number) & 0x7f;
      const header = length < 126 ? 2 : length === 126 ? 4 : 10;
      if (data.length - at < header) break;
      if (length === 126) length = data.readUInt16BE(at + 2);
      else if (length === 127) length = data.readUInt32BE(at + 6);
      const opcode = (data[at] as number) & 0x0f;
      const start = at + header;
      if (data.length - start < length) {
        const payload = Buffer.allocUnsafe(length);
        this.#partial = { opcode, payload, filled: data.copy(payload, 0, start) };
        return;
      }
      this.#frame(opcode, data.subarray(start, start + length));
      at = start + length;
    }
    if (at < data.length) this.#stub = Buffer.from(data.subarray(at));
  }

  #frame(opcode: number, payload: Buffer): void {
    if (opcode === 0x1) this.#listener.text(payload);
    else if (opcode === 0x9) this.#write(0xa, Buffer.from(payload));
    else if (opcode === 0x8)
      this.#end(`closed by the server, code ${payload.length >= 2 ? payload.readUInt16BE(0) : 1005}`);
    else if (opcode !== 0xa) this.#end(`frame with opcode ${opcode}, which the load cannot read`);
  }

  #end(reason: string): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#socket.destroy();
    this.#listener.closed(reason);
  }
}

function upgradeRequest(port: number, path: string): string {
  return [
    `GET ${path} HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    'Upgrade: websocket',
    'Connection: Upgrade',
    `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
    'Sec-WebSocket-Version: 13',
    '\r\n',
  ].join('\r\n');
}
