import fc from 'fast-check';
import { aStoredMessage } from '../../../test/support/builders';
import type { StoredMessage } from '../ports';
import { MessageWindow } from './message-window';

const SIZE = 5;

/** A room's whole history, of which the window knows the newest: seqs rise, with gaps where clears were. */
class History {
  visible: StoredMessage[] = [];
  private seq = 0;

  append(gap: number): StoredMessage {
    this.seq += 1 + gap;
    const message = aStoredMessage(this.seq);
    this.visible.push(message);
    return message;
  }

  before(seq: number, limit: number) {
    const older = this.visible.filter((message) => message.seq < seq);
    const hasNewer = older.length < this.visible.length;
    return { messages: older.slice(-limit), hasOlder: older.length > limit, hasNewer };
  }

  since(seq: number) {
    return this.visible.filter((message) => message.seq > seq);
  }
}

const anyStep = fc.oneof(
  { weight: 5, arbitrary: fc.record({ type: fc.constant('append' as const), gap: fc.nat(2) }) },
  { weight: 1, arbitrary: fc.constant({ type: 'clear' as const }) },
);

test('what a window answers is what the whole history would answer, or nothing', () => {
  fc.assert(
    fc.property(
      fc.array(anyStep, { maxLength: 25 }),
      fc.nat(30),
      fc.integer({ min: 1, max: 7 }),
      (steps, seq, limit) => {
        const history = new History();
        const window = new MessageWindow(SIZE, []);
        for (const step of steps) {
          if (step.type === 'append') window.append(history.append(step.gap));
          else {
            history.visible = [];
            window.clear();
          }
        }
        const { visible } = history;
        expect(window.all()).toEqual(visible.slice(-SIZE));
        expect(window.hasOlder).toBe(visible.length > SIZE);
        expect(window.newest(limit)).toEqual({
          messages: visible.slice(-Math.min(limit, SIZE)),
          hasOlder: visible.length > Math.min(limit, SIZE),
          hasNewer: false,
        });

        const oldest = visible.slice(-SIZE)[0]?.seq ?? 0;
        const page = history.before(seq, limit);
        const isInMemory =
          visible.length <= SIZE || (page.messages.length === limit && (page.messages[0]?.seq ?? 0) >= oldest);
        expect(window.before(seq, limit)).toEqual(isInMemory ? page : undefined);

        const isWhole = visible.length <= SIZE || seq >= oldest - 1;
        expect(window.since(seq)).toEqual(isWhole ? history.since(seq) : undefined);
      },
    ),
    { numRuns: 1_000 },
  );
});

test('a window that the store filled may have older messages, one that it did not fill has none', () => {
  const messages = [1, 2, 3].map((seq) => aStoredMessage(seq));
  expect(new MessageWindow(4, [...messages])).toMatchObject({ hasOlder: false });
  expect(new MessageWindow(3, [...messages]).before(4, 4)).toBeUndefined();
  expect(new MessageWindow(3, [...messages]).newest(50)).toEqual({ messages, hasOlder: true, hasNewer: false });
});

test('a message that changed is replaced in its place, and one that is not there changes nothing', () => {
  const window = new MessageWindow(
    3,
    [2, 4].map((seq) => aStoredMessage(seq)),
  );
  const edited = { ...aStoredMessage(2), message: 'better', changedSeq: 5 };
  window.replace(edited);
  window.replace(aStoredMessage(3));
  expect(window.all()).toEqual([edited, expect.objectContaining({ seq: 4 })]);
  expect(window.find(2)).toBe(edited);
  expect([1, 3, 5].map((seq) => window.find(seq))).toEqual([undefined, undefined, undefined]);
});
