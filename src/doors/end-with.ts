import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';

/** An answer where there is no `ServerResponse` to write it by, and the end of the connection. */
export function endWith(socket: Duplex, status: number, headers: Record<string, string> = {}, body = ''): void {
  // The client may be gone, and need not agree to the end.
  socket.on('error', () => {});
  socket.on('finish', () => socket.destroy());
  const lines = Object.entries({ ...headers, Connection: 'close' }).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n${body}`);
}
