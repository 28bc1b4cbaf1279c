import { aClaim, aGuest } from '../../../test/support/builders';
import { ManualClock } from '../../../test/support/manual-clock';
import type { Person } from '../../protocol/index';
import { Occupants } from './occupants';

const GRACE_MS = 5_000;
const mira = aGuest('Mira');

let clock: ManualClock;
let left: Person[];
let occupants: Occupants;

beforeEach(() => {
  clock = new ManualClock();
  left = [];
  occupants = new Occupants(clock, (person) => left.push(person));
});

test('a second tab brings nobody new', () => {
  expect(occupants.add(mira, 'tab 1')).toEqual({ isNew: true, isSeenAnew: true });
  expect(occupants.add(mira, 'tab 2')).toEqual({ isNew: false, isSeenAnew: false });
  expect(occupants.people()).toEqual([mira]);
});

test('who closes one of two tabs stays', () => {
  occupants.add(mira, 'tab 1');
  occupants.add(mira, 'tab 2');
  occupants.release(mira, 'tab 1', 0);
  clock.advance(GRACE_MS);
  expect(occupants.people()).toEqual([mira]);
  occupants.release(mira, 'tab 2', 0);
  expect(left).toEqual([mira]);
});

test('who loses the last connection leaves when the time to come back is over, once', () => {
  occupants.add(mira, 'tab');
  occupants.release(mira, 'tab', GRACE_MS);
  clock.advance(GRACE_MS - 1);
  expect(left).toEqual([]);
  expect(occupants.people()).toEqual([mira]);
  clock.advance(1);
  expect(left).toEqual([mira]);
  expect(occupants.people()).toEqual([]);
  clock.advance(GRACE_MS);
  expect(left).toEqual([mira]);
});

test('who comes back in time never left', () => {
  occupants.add(mira, 'tab');
  occupants.release(mira, 'tab', GRACE_MS);
  clock.advance(GRACE_MS - 1);
  expect(occupants.add(mira, 'the tab reloaded')).toEqual({ isNew: false, isSeenAnew: false });
  clock.advance(2 * GRACE_MS);
  expect(left).toEqual([]);
});

test('each loss gives the whole time again', () => {
  occupants.add(mira, 'first');
  occupants.release(mira, 'first', GRACE_MS);
  clock.advance(GRACE_MS - 1);
  occupants.add(mira, 'second');
  occupants.release(mira, 'second', GRACE_MS);
  clock.advance(GRACE_MS - 1);
  expect(left).toEqual([]);
  clock.advance(1);
  expect(left).toEqual([mira]);
});

test('who leaves at once is gone at once', () => {
  occupants.add(mira, 'tab');
  occupants.release(mira, 'tab', 0);
  expect(left).toEqual([mira]);
  expect(occupants.people()).toEqual([]);
  expect(clock.waiting).toBe(0);
});

test('a connection that ends twice, or was never there, makes nobody leave', () => {
  occupants.add(mira, 'tab 1');
  occupants.add(mira, 'tab 2');
  occupants.release(mira, 'tab 1', 0);
  occupants.release(mira, 'tab 1', 0);
  occupants.release(mira, 'another', 0);
  occupants.release(aGuest('Theo'), 'tab 2', 0);
  expect(occupants.people()).toEqual([mira]);
  expect(left).toEqual([]);
});

test('who was here before a restart has time to come back, and leaves after it', () => {
  const theo = aGuest('Theo');
  occupants.expect(mira, GRACE_MS);
  occupants.expect(theo, GRACE_MS);
  expect(occupants.people()).toEqual([mira, theo]);
  expect(occupants.add(mira, 'tab')).toEqual({ isNew: false, isSeenAnew: false });
  clock.advance(GRACE_MS);
  expect(left).toEqual([theo]);
  expect(occupants.people()).toEqual([mira]);
});

test('a name that looks like that of another who is here is taken', () => {
  const taken = expect.objectContaining({ code: 'name_taken' });
  occupants.add(mira, 'tab');
  expect(() => occupants.checkNameIsFree(aGuest('MIRA', 'another'))).toThrow(taken);
  expect(() => occupants.checkNameIsFree(aClaim('Mirа', mira.userID))).toThrow(taken);
  expect(() => occupants.checkNameIsFree(mira)).not.toThrow();
  expect(() => occupants.checkNameIsFree(aGuest('Theo'))).not.toThrow();
  occupants.release(mira, 'tab', GRACE_MS);
  expect(() => occupants.checkNameIsFree(aGuest('Mira', 'another'))).toThrow(taken);
  clock.advance(GRACE_MS);
  expect(() => occupants.checkNameIsFree(aGuest('Mira', 'another'))).not.toThrow();
});

test('who is here keeps their name, whoever came to bear it since', () => {
  occupants.add(mira, 'tab');
  occupants.add(aClaim('Mira', 'twin'), 'another');
  expect(() => occupants.checkNameIsFree(mira)).not.toThrow();
  expect(() => occupants.checkNameIsFree({ ...mira, username: 'MIRA' })).toThrow(
    expect.objectContaining({ code: 'name_taken' }),
  );
});

test('who enters again under another name bears that one, also in leaving', () => {
  const renamed = { ...mira, username: 'Mirabel' };
  occupants.add(mira, 'tab 1');
  occupants.add(renamed, 'tab 2');
  expect(occupants.people()).toEqual([renamed]);
  occupants.release(mira, 'tab 1', 0);
  occupants.release(mira, 'tab 2', 0);
  expect(left).toEqual([renamed]);
});

test('nobody leaves because the process ends', () => {
  occupants.add(mira, 'tab');
  occupants.add(aGuest('Theo'), 'another');
  occupants.release(mira, 'tab', GRACE_MS);
  occupants.freeze();
  occupants.release(aGuest('Theo'), 'another', 0);
  clock.advance(GRACE_MS);
  expect(left).toEqual([]);
  expect(clock.waiting).toBe(0);
});
