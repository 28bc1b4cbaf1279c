import type { IncomingMessage, Server, ServerResponse } from 'node:http';

/** What may wait, of all answers together, for clients to read it, in bytes. */
const UNREAD_MAX = 32 * 1024 * 1024;

/** How long a request or an answer may stand still, in milliseconds: longer than a poll of Socket.IO waits. */
const STILL_MAX_MS = 60_000;

/** Answers that are whole, and that their clients have not taken yet. When they are too much, the oldest is given up. */
export function boundUnreadAnswers(httpServer: Server, maxBytes: number = UNREAD_MAX): void {
  const unread = new Set<ServerResponse>();
  const cutOldest = () => {
    let bytes = 0;
    for (const response of unread) bytes += unreadBytes(response);
    for (const response of unread) {
      if (bytes <= maxBytes) return;
      bytes -= unreadBytes(response);
      unread.delete(response);
      response.destroy();
    }
  };
  httpServer.timeout = STILL_MAX_MS;
  httpServer.prependListener('request', (_request: IncomingMessage, response: ServerResponse) => {
    // Told as soon as the answer is whole. Most have left by then.
    response.once('prefinish', () => {
      if (unreadBytes(response) === 0) return;
      unread.add(response);
      cutOldest();
    });
    response.once('close', () => unread.delete(response));
  });
}

function unreadBytes({ socket }: ServerResponse): number {
  return socket?.writableLength ?? 0;
}
