import type { Reply } from '@protocol/events';
import type { Attached } from '@protocol/files';
import type { Uploads } from '../connection/sender';
import { knowSource } from '../media/known-sources';
import type { OutboxEntry } from '../state/outbox';
import type { PickedFile } from '../state/picked';
import type { PageStore } from '../state/store';
import { blobs } from './blobs';
import { forgetProgress, tellProgress } from './progress';
import { dropFile, sendFile } from './send-file';
import { watchFiles } from './watch-files';

/** How often to see to it that the room is still this tab's to send to. */
const CLAIM_AGAIN_MS = 3_000;

const gone = {
  ok: false,
  error: { code: 'upload_malformed', message: 'This browser no longer has the file.' },
} as const;

const uploadsOfPage = new WeakMap<PageStore, Uploads>();

/** The uploads of a page. Begins them with the first. */
export function uploadsOf(store: PageStore): Uploads {
  const known = uploadsOfPage.get(store);
  if (known) return known;
  const uploads = openUploads(store);
  uploadsOfPage.set(store, uploads);
  return uploads;
}

/** One file after the other, so that the first is there soon. What got there is not sent again, whatever is tried again. */
function openUploads(store: PageStore): Uploads {
  const uploaded = new Map<string, { fileId: string; isGiven: boolean }>();
  const running = new Map<string, AbortController>();

  function forget(key: string) {
    forgetProgress(key);
    const there = uploaded.get(key);
    if (there && !there.isGiven) dropFile(there.fileId);
    uploaded.delete(key);
  }

  async function uploadOne({ key, roomId, name }: PickedFile): Promise<Reply<{ fileId: string }> | null> {
    const known = uploaded.get(key);
    if (known) return { ok: true, fileId: known.fileId };
    const before = await blobs.idOf(key);
    if (before !== undefined) {
      // A message may have it, for all that is known here.
      uploaded.set(key, { fileId: before, isGiven: true });
      tellProgress(key, 1);
      return { ok: true, fileId: before };
    }
    const blob = await blobs.of(key);
    if (!blob) return gone;
    const stop = new AbortController();
    running.set(key, stop);
    tellProgress(key, 0);
    const answer = await sendFile(roomId, name, blob, {
      signal: stop.signal,
      moved: (part) => tellProgress(key, part),
    });
    running.delete(key);
    if (!answer?.ok) {
      tellProgress(key, answer || stop.signal.aborted ? undefined : 'cut');
      return answer;
    }
    const { fileId } = answer.file;
    if (stop.signal.aborted) {
      dropFile(fileId);
      return null;
    }
    uploaded.set(key, { fileId, isGiven: false });
    if (answer.file.kind === 'picture') knowSource(fileId, blob);
    await blobs.hasId(key, fileId);
    tellProgress(key, 1);
    return { ok: true, fileId };
  }

  async function uploadAll(files: readonly PickedFile[]): Promise<Reply<{ attachments: Attached[] }> | null> {
    const attachments: Attached[] = [];
    for (const file of files) {
      const answer = await uploadOne(file);
      if (!answer?.ok) return answer;
      attachments.push({ fileId: answer.fileId, ...(file.voice && { voice: file.voice }) });
    }
    // From now on a message may have them.
    for (const { key } of files) {
      const there = uploaded.get(key);
      if (there) there.isGiven = true;
    }
    return { ok: true, attachments };
  }

  watchFiles(store, { stop: (key) => running.get(key)?.abort(), forget });
  blobs.sweep().catch(() => {});

  return {
    async upload({ attachments = [] }: OutboxEntry, mayGoOn) {
      const timer = setInterval(async () => {
        if (await mayGoOn()) return;
        for (const { key } of attachments) running.get(key)?.abort();
      }, CLAIM_AGAIN_MS);
      try {
        return await uploadAll(attachments);
      } finally {
        clearInterval(timer);
      }
    },

    lose({ attachments = [] }: OutboxEntry) {
      for (const { key } of attachments) {
        uploaded.delete(key);
        blobs.loseId(key);
      }
    },
  };
}
