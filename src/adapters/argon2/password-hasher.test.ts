import { PasswordHasher } from './password-hasher';

let hasher: PasswordHasher;
beforeEach(() => {
  hasher = new PasswordHasher();
});

const middle = (times: number[]) => times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)] ?? 0;

test('a password is known again by its hash, another is not', async () => {
  const hash = await hasher.hash('correct horse');
  expect(await hasher.verify('correct horse', hash)).toBe(true);
  expect(await hasher.verify('Correct horse', hash)).toBe(false);
});

test('a hash is argon2id with the cost that is written down, and a salt of its own', async () => {
  const [one, other] = await Promise.all([hasher.hash('correct horse'), hasher.hash('correct horse')]);
  expect(one).toMatch(/^\$argon2id\$v=19\$m=7168,t=5,p=1\$/);
  expect(one).not.toBe(other);
});

test('nobody’s password is never right, and takes as long to refuse', async () => {
  const hash = await hasher.hash('correct horse');
  const [known, unknown]: [number[], number[]] = [[], []];
  for (let time = 0; time < 15; time += 1) {
    for (const [times, of] of [
      [known, hash],
      [unknown, undefined],
    ] as const) {
      const start = performance.now();
      expect(await hasher.verify('wrong horse', of)).toBe(false);
      times.push(performance.now() - start);
    }
  }
  expect(middle(unknown) / middle(known)).toBeGreaterThan(0.5);
  expect(middle(unknown) / middle(known)).toBeLessThan(2);
});

test('a hundred wait for their turn; more are asked to come back', async () => {
  const asked = Array.from({ length: 200 }, () => hasher.verify('wrong horse', undefined));
  expect(hasher.waiting).toBe(100);
  const all = await Promise.allSettled(asked);
  expect(hasher.waiting).toBe(0);
  const refused = all.filter((one) => one.status === 'rejected');
  expect(refused).toHaveLength(100);
  for (const { reason } of refused) expect(reason).toMatchObject({ code: 'busy', retryAfterMs: 2_000 });
  expect(await hasher.verify('wrong horse', undefined)).toBe(false);
});

test('what fails lets the next go on', async () => {
  const hash = await hasher.hash('correct horse');
  const broken = hasher.verify('correct horse', 'no hash at all');
  const next = hasher.verify('correct horse', hash);
  await expect(broken).rejects.toThrow();
  expect(await next).toBe(true);
});
