import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// Servers start, stop and come back in these tests, perhaps on a machine that does other things too.
jest.setTimeout(30_000);

const undos: (() => unknown)[] = [];

/** Have something undone at the next `cleanUp`, the latest first. */
export function onCleanUp(undo: () => unknown): void {
  undos.push(undo);
}

/**
 * Undo all that tests opened. A file says by `afterEach(cleanUp)` or `afterAll(cleanUp)` how long its things live.
 * Rejects with the first failure, once everything was undone.
 */
export async function cleanUp(): Promise<void> {
  const failures: unknown[] = [];
  for (const undo of undos.splice(0).reverse()) {
    try {
      await undo();
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
}

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'snug-test-'));
  onCleanUp(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
