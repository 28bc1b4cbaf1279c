import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Disk } from '../faults/support/disk/disk';
import { expect, test as onAnyDisk } from './room';

/** With a disk under the server that can be full. */
const test = onAnyDisk.extend<{ disk: Disk }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright asks for the pattern.
  disk: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'snug-e2e-disk-'));
    await use(new Disk(folder));
    rmSync(folder, { recursive: true });
  },
  settings: async ({ disk }, use) => use(disk.env),
});

test('what the disk cannot take waits and says why, and is sent once when the disk is well again', async ({
  room,
  disk,
}) => {
  const mira = await room.open('Mira');
  const jo = await room.open('Jo');
  await jo.say('before');
  await expect(mira.sent('before')).toBeVisible();

  disk.fill();
  await mira.say('while it is full');
  await mira.say('and after it');
  await expect(mira.message('while it is full')).toHaveAttribute('data-state', 'pending');
  await expect(mira.message('while it is full')).toContainText('cannot be stored just now');
  // Reading goes on: the page says nothing of a lost connection, and who reloads is in the room.
  await expect(mira.banner).toBeHidden();
  await jo.page.reload();
  await expect(jo.sent('before')).toBeVisible();
  await expect.poll(() => jo.texts()).toEqual(['before']);

  disk.heal();
  for (const person of [mira, jo]) {
    await expect(person.sent('and after it')).toBeVisible({ timeout: 15_000 });
    await expect.poll(() => person.texts()).toEqual(['before', 'while it is full', 'and after it']);
  }
  await expect(mira.message('while it is full')).not.toContainText('cannot be stored');
});
