import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { aFolder, aLog, aMessage } from '../../../test/support/builders';
import { eventually } from '../../../test/support/changing';
import { cleanUp } from '../../../test/support/clean-up';
import { ManualClock } from '../../../test/support/manual-clock';
import { openStore } from '../../../test/support/open-store';
import { DiskBytes } from '../../adapters/disk/disk-bytes';
import { MemoryBus } from '../../adapters/memory/memory-bus';
import { GENERAL } from '../../protocol/index';
import type { Store } from '../ports';
import { LeftFiles } from './left-files';

const HOUR = 3_600_000;

let folder: string;
let remove: () => void;
let store: Store;
let bytes: DiskBytes;
let clock: ManualClock;
let bus: MemoryBus;
let underWay: Set<string>;
let log: ReturnType<typeof aLog>;
let left: LeftFiles;

beforeEach(async () => {
  ({ folder, remove } = aFolder());
  store = await openStore(folder);
  bytes = new DiskBytes(join(folder, 'files'));
  [clock, bus, underWay] = [new ManualClock(), new MemoryBus(), new Set()];
  log = aLog();
  left = new LeftFiles({ store, bytes, bus, clock, log }, underWay);
});
afterEach(async () => {
  await left.close();
  await cleanUp();
  remove();
});

const idOf = (number: number) => `${String(number).padStart(8, '0')}-1111-4111-8111-111111111111`;

async function* some(text: string): AsyncIterable<Buffer> {
  yield Buffer.from(text);
}

async function keep(number: number, createdAt = clock.now()): Promise<string> {
  const fileId = idOf(number);
  await bytes.write(fileId, some('x'));
  const file = { name: 'a', size: 1, type: 'text/plain', kind: 'other' as const };
  await store.files.add({ ...file, fileId, roomId: GENERAL, by: 'guest-Mira', createdAt });
  return fileId;
}

function onDisk(): string[] {
  const all = readdirSync(join(folder, 'files'), { recursive: true, withFileTypes: true });
  return all.flatMap((one) => (one.isFile() ? one.name : [])).sort();
}

const become = (...names: string[]) => eventually(`${names} are left`, () => onDisk().join() === names.join());

test('at the start goes what has no row, but for what is under way, and what was never finished', async () => {
  const known = await keep(1);
  const [lost, coming] = [idOf(2), idOf(3)];
  for (const fileId of [lost, coming]) await bytes.write(fileId, some('x'));
  await bytes.write(lost, some('x'), 'thumbnail');
  underWay.add(coming);
  writeFileSync(join(folder, 'files', 'unfinished', `${idOf(4)}.1`), 'x');
  await left.open();
  await become(known, coming);
});

test('what no message took in a day goes, and what one did stays', async () => {
  const [, young, used] = [await keep(1, clock.now() - 3 * HOUR), await keep(2), await keep(3)];
  await store.messages.append(GENERAL, aMessage(), [{ fileId: used }]);
  await left.open();
  clock.advance(22 * HOUR);
  await become(young, used);
  clock.advance(3 * HOUR);
  await become(used);
  await left.close();
  expect(await store.files.removed(1)).toEqual([]);
});

test('with a message that is deleted, and with all of an author, files go soon', async () => {
  const [one, two] = [await keep(1), await keep(2)];
  await store.messages.append(GENERAL, aMessage(), [{ fileId: one }]);
  await left.open();
  const { message } = await store.messages.delete(GENERAL, 1);
  bus.publish(GENERAL, { type: 'message', seq: 2, message });
  await become(two);
  await store.messages.append(GENERAL, aMessage(), [{ fileId: two }]);
  await store.messages.sweep(GENERAL, 'guest-Mira', 0, 0);
  bus.publish(GENERAL, { type: 'swept', seq: 4, author: 'guest-Mira' });
  await become();
});

test('what cannot be removed now is removed later', async () => {
  const fileId = await keep(1);
  await left.open();
  const place = join(folder, 'files', fileId.slice(0, 2), fileId);
  rmSync(place);
  mkdirSync(join(place, 'in the way'), { recursive: true });
  await store.files.drop(fileId, 'guest-Mira');
  left.tidy();
  await eventually('it is said', () => log.lines.length > 0);
  expect(await store.files.removed(1)).toEqual([fileId]);
  rmSync(place, { recursive: true });
  clock.advance(HOUR);
  // Until then the test goes on.
  while ((await store.files.removed(1)).length > 0) await new Promise(setImmediate);
  expect(onDisk()).toEqual([]);
});
