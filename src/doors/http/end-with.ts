import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';

/** An answer that says no more than a status, and the end of the connection. */
export function endWith(socket: Duplex, status: number): void {
  // The client may be gone, and need not agree to the end.
  socket.on('error', () => {});
  socket.on('finish', () => socket.destroy());
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\n\r\n`);
}
