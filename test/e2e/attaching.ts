import { type CDPSession, expect, type Page } from '@playwright/test';
import { noise } from '../support/pictures';
import type { Person } from './person';

export interface Attachment {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

export async function picture(name: string, width = 90, height = 60): Promise<Attachment> {
  return { name, mimeType: 'image/png', buffer: await noise(width, height).png().toBuffer() };
}

/** A file that says nothing, of so many bytes. */
export function plain(name: string, bytes: number): Attachment {
  return { name, mimeType: 'text/plain', buffer: Buffer.alloc(bytes, 'a') };
}

/** Picks files by the button of the composer. */
export async function attach({ page }: Person, ...files: readonly Attachment[]): Promise<void> {
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Attach files' }).click();
  await (await choosing).setFiles([...files]);
}

/** The names of the files that go with the next message. */
export async function attached({ page }: Person): Promise<(string | null)[]> {
  const names = await page
    .getByRole('list', { name: 'Attached files' })
    .getByRole('button')
    .evaluateAll((buttons) => buttons.map((button) => button.getAttribute('aria-label')));
  return names.map((name) => name?.replace('Take out ', '') ?? null);
}

// What one session holds back, another does not let go.
const sessions = new WeakMap<Page, CDPSession>();

/** Lets no more than so many bytes a second leave the page by requests. -1 for as many as there are. */
export async function slowDown({ page }: Person, bytesPerSecond: number): Promise<void> {
  const session = sessions.get(page) ?? (await page.context().newCDPSession(page));
  sessions.set(page, session);
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: bytesPerSecond,
  });
}

/** Waits until some of a file is on its way, and not all of it. */
export async function isUploading({ page }: Person, name: string): Promise<void> {
  const progress = page.getByRole('progressbar', { name: `Uploading ${name}` });
  await expect.poll(() => progress.evaluate((bar: HTMLProgressElement) => bar.value)).toBeGreaterThan(0);
}

/** The names of the files that the room has, by message. */
export async function filesIn(person: Person): Promise<string[][]> {
  const { messages } = await person.ask<{ messages: { attachments?: { name: string }[] }[] }>(
    'GET',
    '/rooms/general/messages',
  );
  return messages.flatMap(({ attachments }) => (attachments ? [attachments.map(({ name }) => name)] : []));
}

/** How many files the browser keeps for the outbox, or knows the server to have. */
export function keptOnDisk({ page }: Person, what: 'blobs' | 'uploaded'): Promise<number> {
  return page.evaluate(
    (what) =>
      new Promise<number>((resolve) => {
        const opening = indexedDB.open('snug.files');
        opening.onsuccess = () => {
          const counting = opening.result.transaction(what).objectStore(what).count();
          counting.onsuccess = () => {
            opening.result.close();
            resolve(counting.result);
          };
        };
      }),
    what,
  );
}
