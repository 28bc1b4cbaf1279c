import { type FileLimits, FileSpace } from './file-space';

const MB = 1_000_000;
let kept: { person: number; all: number };
let free: number;
let space: FileSpace;

beforeEach(() => {
  [kept, free] = [{ person: 0, all: 0 }, 1_000 * MB];
  space = spaceOf();
});

function spaceOf(limits: Partial<FileLimits> = {}): FileSpace {
  const files = { kept: async () => kept } as unknown as ConstructorParameters<typeof FileSpace>[0]['files'];
  const bytes = { free: async () => free };
  return new FileSpace({ files }, bytes, {
    file: 50 * MB,
    person: 100 * MB,
    all: 200 * MB,
    reserve: 10 * MB,
    ...limits,
  });
}

const full = { code: 'storage_full' };
const quota = { code: 'quota_exceeded' };

test('what is reserved counts at once, of one and of all, until it is released', async () => {
  const [first] = await Promise.all([space.reserve('a', 50 * MB), space.reserve('a', 50 * MB)]);
  await expect(space.reserve('a', 1)).rejects.toMatchObject(quota);
  const others = await Promise.allSettled(['b', 'c', 'd'].map((by) => space.reserve(by, 40 * MB)));
  expect(others.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
  await first.release();
  await expect(space.reserve('d', 71 * MB)).rejects.toMatchObject({
    code: 'storage_full',
    retryAfterMs: expect.any(Number),
  });
  await space.reserve('a', 50 * MB);
});

test('what is kept counts, and what was refused does not', async () => {
  kept = { person: 90 * MB, all: 195 * MB };
  await expect(space.reserve('a', 20 * MB)).rejects.toMatchObject(quota);
  await expect(space.reserve('a', 8 * MB)).rejects.toMatchObject(full);
  await space.reserve('a', 5 * MB);
});

test('what said nothing of its size is reserved as it comes', async () => {
  kept = { person: 98 * MB, all: 98 * MB };
  const unknown = await space.reserve('a', 0);
  await unknown.cover(MB);
  await unknown.cover(2 * MB);
  expect(unknown.cover(2 * MB)).toBeUndefined();
  await expect(unknown.cover(2 * MB + 1)).rejects.toMatchObject(quota);
});

test('the reserve of the disk is left, whoever else writes to it', async () => {
  space = spaceOf({ reserve: 960 * MB });
  await expect(space.reserve('a', 41 * MB)).rejects.toMatchObject(full);
  const large = await space.reserve('a', 40 * MB);
  // What was reserved and is not written yet is still free.
  await expect(space.reserve('b', MB)).rejects.toMatchObject(full);
  expect(large.cover(MB)).toBeUndefined();
  free = 980 * MB;
  await expect(large.cover(10 * MB)).rejects.toMatchObject(full);
});
