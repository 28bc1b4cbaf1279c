import type { Reply } from '@protocol/events';
import type { FileInfo } from '@protocol/files';
import { refusalIn } from '../connection/session-api';

/** A connection that was cut without a word moves nothing for so long. */
const STALLED_MS = 30_000;

/** What the server may take to look at a large picture, once it has it. */
const LOOKED_AT_MS = 120_000;

export type Sent = Reply<{ file: FileInfo }> | null;

interface Sending {
  signal: AbortSignal;
  /** How much of it is on its way, from 0 to 1. */
  moved(part: number): void;
}

/** Uploads one file. Null if no answer came. Not by `fetch`, which tells nothing of how far it is. */
export function sendFile(roomId: string, name: string, blob: Blob, { signal, moved }: Sending): Promise<Sent> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    let timer: ReturnType<typeof setTimeout>;
    const within = (ms: number) => {
      clearTimeout(timer);
      timer = setTimeout(() => request.abort(), ms);
    };
    const stop = () => request.abort();
    request.upload.onprogress = ({ loaded, total }) => {
      within(loaded < total ? STALLED_MS : LOOKED_AT_MS);
      moved(total > 0 ? loaded / total : 0);
    };
    request.onloadend = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      resolve(answerIn(request));
    };
    signal.addEventListener('abort', stop);
    const form = new FormData();
    form.append('file', blob, name);
    request.open('POST', `/api/rooms/${encodeURIComponent(roomId)}/files`);
    request.setRequestHeader('Accept', 'application/json');
    request.send(form);
    within(STALLED_MS);
  });
}

/** The server may have refused it before it had the whole. */
function answerIn({ status, responseText }: XMLHttpRequest): Sent {
  try {
    const body: unknown = JSON.parse(responseText);
    if (status === 201) return { ...(body as { file: FileInfo }), ok: true };
    const error = refusalIn(body);
    return error && { ok: false, error };
  } catch {
    return null;
  }
}

/** Gives up a file that no message will have. If that does not get there, the server cleans it up by itself. */
export function dropFile(fileId: string): void {
  fetch(`/api/files/${fileId}`, { method: 'DELETE', keepalive: true }).catch(() => {});
}
