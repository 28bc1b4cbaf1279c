import { v4 as newId } from 'uuid';
import { blobs } from '../../files/blobs';
import { largestFile } from '../../files/largest-file';
import { uploadsOf } from '../../files/uploads';
import type { Page } from '../../page';
import { type PickedFile, pickedFor } from '../../state/picked';
import { measure } from './measure';
import { sortOut } from './sort-out';

/** Puts files to the next message of the room on screen, and says why some cannot go with it. */
export async function pickFiles(page: Page, files: readonly File[]): Promise<void> {
  if (files.length === 0) return;
  const { store, dispatch, actions } = page;
  // It lets go of them when they are taken out again.
  uploadsOf(store);
  const { roomId } = store.getState().route;
  const [largest, ...sizes] = await Promise.all([largestFile(page.changeSession), ...files.map(measure)]);
  const { picked, outbox } = store.getState();
  const all = [...picked, ...outbox.flatMap(({ attachments = [] }) => attachments)];
  const { taken, problem } = sortOut(files, {
    picked: pickedFor(picked, roomId).length,
    waiting: all.reduce((sum, { size }) => sum + size, 0),
    largest,
  });
  const added = taken.map((file): PickedFile => {
    const key = newId();
    blobs.hold(key, file);
    return { key, roomId, name: file.name || 'file', size: file.size, type: file.type, ...sizes[files.indexOf(file)] };
  });
  dispatch({ type: 'picked', files: [...picked, ...added] });
  if (problem !== '') actions.say(problem);
}
