import { Comeback } from './comeback';
import type { LineEvents, OpenLine } from './line';

function keepUp(otherWay: OpenLine | null = null) {
  const lines: LineEvents[] = [];
  const told: unknown[] = [];
  const open: OpenLine = (events) => {
    lines.push(events);
    return { send: () => {}, close: () => events.closed(null) };
  };
  const comeback = new Comeback({
    open,
    otherWay: async () => otherWay,
    events: {
      opened: () => told.push('opened'),
      closed: () => told.push('closed'),
      heard: () => {},
      goodbye: ({ code }) => told.push(code),
    },
  });
  return { comeback, lines, told, last: () => lines.at(-1) as LineEvents };
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

test('a lost line is followed by another, later each time until one holds', () => {
  const { comeback, lines, told, last } = keepUp();
  comeback.connect();
  last().opened();
  last().closed(null);
  expect(told).toEqual(['opened', 'closed']);
  jest.advanceTimersByTime(750);
  expect(lines).toHaveLength(2);
  last().closed(null);
  jest.advanceTimersByTime(499);
  expect(lines).toHaveLength(2);
  jest.advanceTimersByTime(1_001);
  expect(lines).toHaveLength(3);
  last().opened();
  last().heard('Heartbeat', {});
  last().closed(null);
  jest.advanceTimersByTime(750);
  expect(lines).toHaveLength(4);
});

test('a server that says when to come back is heeded, one that says not to is too', () => {
  const { comeback, lines, told, last } = keepUp();
  comeback.connect();
  last().opened();
  last().heard('Goodbye', { error: { code: 'shutting_down', message: '', retryAfterMs: 9_000 } });
  last().closed(null);
  jest.advanceTimersByTime(8_999);
  expect(lines).toHaveLength(1);
  jest.advanceTimersByTime(4_502);
  expect(lines).toHaveLength(2);
  last().opened();
  last().heard('Goodbye', { error: { code: 'banned', message: 'no' } });
  last().closed(null);
  jest.advanceTimersByTime(100_000);
  expect(lines).toHaveLength(2);
  expect(told.at(-1)).toBe('banned');
});

test.each(['overloaded', 'shutting_down'] as const)(
  'a handshake refused as %s is tried again no sooner than asked',
  (code) => {
    const { comeback, lines, told, last } = keepUp();
    comeback.connect();
    for (const tried of [1, 2, 3]) {
      last().closed({ code, message: '', retryAfterMs: 9_000 });
      jest.advanceTimersByTime(8_999);
      expect(lines).toHaveLength(tried);
      jest.advanceTimersByTime(4_502);
      expect(lines).toHaveLength(tried + 1);
    }
    expect(told).toEqual([]);
  },
);

test('a crowd that was cut at once does not come back at once', () => {
  const waits = Array.from({ length: 200 }, () => {
    const { comeback, lines, last } = keepUp();
    comeback.connect();
    last().closed({ code: 'overloaded', message: '', retryAfterMs: 2_000 });
    let ms = 0;
    for (; lines.length === 1; ms += 50) jest.advanceTimersByTime(50);
    return ms;
  });
  // In each quarter of the second that they may take beyond what was asked for come at least some.
  for (const from of [2_000, 2_250, 2_500, 2_750]) {
    expect(waits.filter((ms) => ms > from && ms <= from + 250).length).toBeGreaterThan(20);
  }
});

test('connecting anew leaves the line before behind, whatever it still says', () => {
  const { comeback, lines, told } = keepUp();
  comeback.connect();
  lines[0]?.opened();
  comeback.connect();
  lines[0]?.closed(null);
  lines[1]?.opened();
  expect(told).toEqual(['opened', 'closed', 'opened']);
  jest.advanceTimersByTime(100_000);
  expect(lines).toHaveLength(2);
});

test('one that is closed stays closed, and a network that comes back is used at once', () => {
  const { comeback, lines, last } = keepUp();
  comeback.connect();
  last().closed(null);
  comeback.hurry();
  expect(lines).toHaveLength(2);
  comeback.close();
  comeback.hurry();
  jest.advanceTimersByTime(100_000);
  expect(lines).toHaveLength(2);
});

test('where no line opens, another kind is tried', async () => {
  const others: LineEvents[] = [];
  const other: OpenLine = (events) => {
    others.push(events);
    return { send: () => {}, close: () => {} };
  };
  const { comeback, lines, last } = keepUp(other);
  comeback.connect();
  last().closed(null);
  jest.advanceTimersByTime(750);
  last().closed(null);
  await jest.advanceTimersByTimeAsync(1_500);
  // A server that just came up answers too, so the usual kind is tried once more.
  expect([lines.length, others.length]).toEqual([3, 0]);
  last().closed(null);
  await jest.advanceTimersByTimeAsync(3_000);
  expect([lines.length, others.length]).toEqual([3, 1]);
});

test('a server that refuses was reached: no other kind is tried', async () => {
  const { comeback, lines, last } = keepUp(() => {
    throw new Error('another kind was opened');
  });
  comeback.connect();
  for (let tried = 1; tried < 6; tried += 1) {
    last().closed({ code: 'overloaded', message: '', retryAfterMs: 100 });
    await jest.advanceTimersByTimeAsync(150);
    expect(lines).toHaveLength(tried + 1);
  }
});
