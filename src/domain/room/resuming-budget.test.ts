import { aStoredMessage } from '../../../test/support/builders';
import { ManualClock } from '../../../test/support/manual-clock';
import { PAGE_SIZE } from '../../protocol/index';
import { RESUMED_BYTES_PER_SECOND, RESUMED_CHANGES_MAX, RESUMED_TEXT_MAX_BYTES, RESUMING_MAX } from '../policies';
import type { RoomChange } from '../ports';
import { ResumingBudget } from './resuming-budget';

let clock: ManualClock;
let budget: ResumingBudget;

beforeEach(() => {
  clock = new ManualClock();
  budget = new ResumingBudget(clock);
});

const changes = (count: number, fields: Parameters<typeof aStoredMessage>[1] = {}): RoomChange[] =>
  Array.from({ length: count }, (_, index) => ({
    type: 'message',
    seq: index + 1,
    message: aStoredMessage(index + 1, fields),
  }));

test('an answer has so many changes, and so many bytes of texts and reactions, at most', () => {
  expect(budget.allows(changes(RESUMED_CHANGES_MAX))).toBe(true);
  expect(budget.allows(changes(RESUMED_CHANGES_MAX + 1))).toBe(false);
  const long = { message: 'é'.repeat(2_000) };
  expect(budget.allows(changes(RESUMED_TEXT_MAX_BYTES / 4_000, long))).toBe(true);
  expect(budget.allows(changes(RESUMED_TEXT_MAX_BYTES / 4_000 + 1, long))).toBe(false);
  const by = Array.from({ length: 100 }, (_, userID) => ({ userID, username: 'Somebody', claimed: true as const }));
  expect(budget.allows(changes(60, { reactions: [{ emoji: '👍', by }] }))).toBe(false);
});

test('all answers of a second have so many bytes at most, but one that is as short as a page is always allowed', () => {
  const answer = changes(RESUMED_CHANGES_MAX);
  let allowed = 0;
  while (budget.allows(answer)) allowed += 1;
  expect(allowed).toBeGreaterThan(20);
  expect(allowed * JSON.stringify(answer).length).toBeLessThan(RESUMED_BYTES_PER_SECOND);
  expect(budget.allows(changes(PAGE_SIZE))).toBe(true);
  clock.advance(500);
  let later = 0;
  while (budget.allows(answer)) later += 1;
  expect(later).toBeGreaterThanOrEqual(Math.floor(allowed / 2));
  expect(later).toBeLessThan(allowed);
  clock.advance(60_000);
  let rested = 0;
  while (budget.allows(answer)) rested += 1;
  expect(rested).toBe(allowed);
});

test('questions to the store are asked one after the other, and only so many wait', async () => {
  let open = 0;
  const ask = () =>
    budget.read(async () => {
      open += 1;
      expect(open).toBe(1);
      await new Promise(setImmediate);
      open -= 1;
    });
  const asked = Array.from({ length: RESUMING_MAX }, ask);
  expect(asked).not.toContain(undefined);
  expect(ask()).toBeUndefined();
  await Promise.all(asked);
  await ask();
});

test('a question that fails keeps nobody waiting', async () => {
  const failing = budget.read(() => Promise.reject(new Error('broken')));
  await expect(failing).rejects.toThrow('broken');
  expect(await budget.read(async () => 'fine')).toBe('fine');
});
