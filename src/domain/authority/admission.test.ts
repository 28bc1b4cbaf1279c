import { ManualClock } from '../../../test/support/manual-clock';
import type { CommandName, Refusal } from '../../protocol/index';
import { guestActor } from './actor';
import { Admission, type AdmissionDependencies } from './admission';

const load = { lateMs: 0, isOverloaded: false };
let clock: ManualClock;
let warnings: string[];

function open(options: Partial<AdmissionDependencies> = {}): Admission {
  clock = new ManualClock();
  warnings = [];
  Object.assign(load, { lateMs: 0, isOverloaded: false });
  const silent = () => {};
  const log = { debug: silent, info: silent, error: silent, warn: (_: object, text: string) => warnings.push(text) };
  const dependencies = { load, clock, log, limits: true, connectionsMax: 10_000 };
  return new Admission({ ...dependencies, ...options } as AdmissionDependencies);
}

/** `ok`, or the code of the refusal. */
function outcome(check: () => void): string {
  try {
    check();
    return 'ok';
  } catch (error) {
    return (error as Refusal).code;
  }
}

/** How many of so many handshakes are let in, each becoming a connection that is in. */
function letIn(admission: Admission, count: number, address = '192.0.2.1'): number {
  let letIn = 0;
  for (let one = 0; one < count; one += 1) {
    if (outcome(() => admission.checkHandshake(address)) !== 'ok') continue;
    admission.take(address).arrived();
    letIn += 1;
  }
  return letIn;
}

/** How many are let in of a rush that lasts for some seconds. */
function rush(admission: Admission, seconds: number): number {
  let sum = 0;
  for (let tick = 0; tick < seconds * 50; tick += 1) {
    clock.advance(20);
    sum += letIn(admission, 40, `198.51.100.${tick}`);
  }
  return sum;
}

test('a rush is let in by and by: in ten seconds many more than 2,000', () => {
  const admission = open({ connectionsMax: 20_000 });
  expect(letIn(admission, 1_000, '203.0.113.1')).toBe(100);
  const inTen = rush(admission, 10);
  expect(inTen).toBeGreaterThanOrEqual(9_800);
  expect(inTen).toBeLessThanOrEqual(10_100);
});

test('the later the process comes to its work, the fewer are let in', () => {
  const admission = open();
  letIn(admission, 100);
  load.lateMs = 100;
  expect(rush(admission, 2)).toBeLessThanOrEqual(1_001);
  load.lateMs = 500;
  expect(rush(admission, 2)).toBeLessThanOrEqual(201);
});

test('where it is overloaded nobody new is let in, and each is told a time of their own to come back', () => {
  const admission = open();
  load.isOverloaded = true;
  const times = new Set<number>();
  for (let count = 0; count < 50; count += 1) {
    try {
      admission.checkHandshake('192.0.2.1');
    } catch (error) {
      expect(error).toMatchObject({ code: 'overloaded' });
      times.add((error as Refusal).retryAfterMs ?? 0);
    }
  }
  expect(Math.min(...times)).toBeGreaterThanOrEqual(1_000);
  expect(Math.max(...times)).toBeLessThanOrEqual(5_000);
  expect(times.size).toBeGreaterThan(30);
  expect(admission.isOpen).toBe(false);
  load.isOverloaded = false;
  expect([letIn(admission, 1), admission.isOpen]).toEqual([1, true]);
});

test('where it is overloaded nobody becomes somebody, and who is somebody is served on', () => {
  const admission = open();
  const nobody = { connectionId: 'c', address: '192.0.2.1', actor: undefined };
  const somebody = { ...nobody, actor: guestActor({ userID: 'u', username: 'Mira' }) };
  const asked = (by: typeof nobody | typeof somebody) =>
    (['BecomeGuest', 'Register', 'LogIn', 'WhoAmI'] satisfies CommandName[]).map((command) =>
      outcome(() => admission.checkNewcomer(command, by)),
    );
  expect(asked(nobody)).toEqual(['ok', 'ok', 'ok', 'ok']);
  load.isOverloaded = true;
  expect(asked(nobody)).toEqual(['overloaded', 'overloaded', 'ok', 'ok']);
  expect(asked(somebody)).toEqual(['ok', 'ok', 'ok', 'ok']);
});

describe('one address', () => {
  test('has so many connections, and others have theirs', () => {
    const admission = open();
    const places = Array.from({ length: 500 }, () => {
      const place = admission.take('192.0.2.1');
      place.arrived();
      return place;
    });
    expect(outcome(() => admission.checkHandshake('192.0.2.1'))).toBe('rate_limited');
    expect(outcome(() => admission.checkHandshake('192.0.2.1'))).toBe('rate_limited');
    expect(warnings).toEqual([expect.stringContaining('TRUST_PROXY')]);
    expect(outcome(() => admission.checkHandshake('192.0.2.2'))).toBe('ok');
    // Of which nobody knows whose they are, all may be there.
    expect(outcome(() => admission.checkHandshake(undefined))).toBe('ok');
    places[0]?.left();
    places[0]?.left();
    expect(letIn(admission, 2)).toBe(1);
  });

  test('and the pace are no bound where limits are off, but overload and what there may be in all are', () => {
    const admission = open({ limits: false, connectionsMax: 900 });
    expect(letIn(admission, 1_000)).toBe(900);
    expect([outcome(() => admission.checkHandshake('192.0.2.9')), admission.isOpen]).toEqual(['overloaded', false]);
  });
});

test('those who have a place and do not come in take up no more than a thousand', () => {
  const admission = open({ limits: false });
  const places = Array.from({ length: 1_000 }, (_, index) => admission.take(`address ${index}`));
  expect(outcome(() => admission.checkHandshake('192.0.2.1'))).toBe('overloaded');
  places[0]?.arrived();
  places[0]?.left();
  expect(outcome(() => admission.checkHandshake('192.0.2.1'))).toBe('ok');
  admission.take('192.0.2.1');
  expect(outcome(() => admission.checkHandshake('192.0.2.1'))).toBe('overloaded');
});

test('once it is closed nobody is let in', () => {
  const admission = open();
  admission.close();
  expect(outcome(() => admission.checkHandshake('192.0.2.1'))).toBe('shutting_down');
  expect(outcome(() => admission.checkNotClosed())).toBe('shutting_down');
  expect(admission.isOpen).toBe(false);
});
