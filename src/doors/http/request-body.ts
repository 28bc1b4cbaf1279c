import type { IncomingMessage } from 'node:http';

export function hasBody({ headers }: Pick<IncomingMessage, 'headers'>): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

/** What is read of a body that nobody wants, in bytes: a client that writes only then reads its answer. */
const UNWANTED_MAX = 1024 * 1024;

/** Read on a little, and leave the rest. Node by itself would read all of it. */
export function readUnwanted(request: IncomingMessage): void {
  if (request.complete) return void request.resume();
  let left = UNWANTED_MAX;
  request.on('data', (bytes: Buffer) => {
    left -= bytes.length;
    if (left < 0) request.pause();
  });
  request.resume();
}
