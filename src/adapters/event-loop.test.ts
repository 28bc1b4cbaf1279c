import { EventLoop, Lateness } from './event-loop';

function having(...looks: number[]): Lateness {
  const lateness = new Lateness();
  for (const late of looks) lateness.look(late);
  return lateness;
}

const times = (count: number, late: number): number[] => new Array(count).fill(late);

describe('an event loop', () => {
  test('that is a little late, or now and then, is not overloaded', () => {
    expect(having(...times(100, 100)).isOverloaded).toBe(false);
    expect(having(2_000, ...times(8, 10), 2_000, ...times(8, 10), 2_000).isOverloaded).toBe(false);
  });

  test('that stays late is overloaded, the sooner the later it is', () => {
    expect(having(...times(9, 160)).isOverloaded).toBe(false);
    expect(having(...times(10, 160)).isOverloaded).toBe(true);
    expect(having(...times(2, 10_000)).isOverloaded).toBe(false);
    expect(having(...times(3, 10_000)).isOverloaded).toBe(true);
  });

  test('is well again only after it has been well for two seconds', () => {
    const lateness = having(...times(10, 200));
    const look = (count: number, late: number) => {
      for (const one of times(count, late)) lateness.look(one);
      return lateness.isOverloaded;
    };
    expect(look(100, 60)).toBe(true);
    expect(look(9, 0)).toBe(true);
    // Once more late in between: it is waited for anew.
    expect([look(1, 450), look(15, 10)]).toEqual([true, true]);
    expect(look(15, 10)).toBe(false);
  });

  test('tells each time that it becomes overloaded or well again, and nothing between', () => {
    const told: boolean[] = [];
    const lateness = new Lateness((isOverloaded) => told.push(isOverloaded));
    for (const late of [...times(30, 300), ...times(60, 0), ...times(30, 300)]) lateness.look(late);
    expect(told).toEqual([true, false, true]);
  });

  test('is late by as long as something kept it', async () => {
    const loop = new EventLoop();
    try {
      const until = performance.now() + 400;
      while (performance.now() < until);
      // The look is due by now, and comes before what is set only then.
      await new Promise((resolve) => setTimeout(resolve, 1));
      expect(loop.lateMs).toBeGreaterThan(250);
      expect(loop.isOverloaded).toBe(false);
    } finally {
      loop.stop();
    }
  });
});
