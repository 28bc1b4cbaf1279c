import { EventLoop, Lateness } from './event-loop';

function having(...looks: number[]): Lateness {
  const lateness = new Lateness();
  for (const late of looks) lateness.look(late);
  return lateness;
}

const times = (count: number, late: number): number[] => new Array(count).fill(late);

describe('an event loop', () => {
  test('that is a little late, or now and then, is not overloaded', () => {
    expect(having(...times(100, 200)).isOverloaded).toBe(false);
    expect(having(2_000, ...times(4, 10), 2_000, ...times(4, 10), 2_000, 2_000).isOverloaded).toBe(false);
  });

  test('that stays late is overloaded, the sooner the later it is', () => {
    expect(having(...times(9, 260)).isOverloaded).toBe(false);
    expect(having(...times(10, 260)).isOverloaded).toBe(true);
    expect(having(...times(4, 10_000)).isOverloaded).toBe(false);
    expect(having(...times(5, 10_000)).isOverloaded).toBe(true);
  });

  test('is well again only after it has been well for a second', () => {
    const lateness = having(...times(10, 300));
    const look = (count: number, late: number) => {
      for (const one of times(count, late)) lateness.look(one);
      return lateness.isOverloaded;
    };
    expect(look(100, 110)).toBe(true);
    expect(look(7, 0)).toBe(true);
    // Late twice more in between: it is waited for anew.
    expect([look(2, 600), look(15, 10)]).toEqual([true, true]);
    expect(look(5, 10)).toBe(false);
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
