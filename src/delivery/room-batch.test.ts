import { aClaim, aGuest, aStoredMessage } from '../../test/support/builders';
import type { RoomChange } from '../domain/ports';
import type { Person } from '../protocol/index';
import { type Batch, RoomBatch } from './room-batch';

const INTERVAL_MS = 16;
const mira = aGuest('Mira');
const theo = aGuest('Theo');

let sent: Batch[];
let rest: number;
let batch: RoomBatch;

beforeEach(() => {
  jest.useFakeTimers();
  sent = [];
  rest = 0;
  batch = new RoomBatch((full) => {
    sent.push(full);
    return rest;
  });
});

afterEach(() => jest.useRealTimers());

/** Let this turn of the event loop end, and no time pass. */
const endOfTurn = () => jest.advanceTimersByTime(0);
const sentSeqs = () => sent.map(({ changes }) => changes.map(({ seq }) => seq));

const change = (seq: number): RoomChange => ({ type: 'message', seq, message: aStoredMessage(seq) });
const nothing: Batch = { changes: [], here: [], gone: [], typing: [], renewed: [], roomIsRenewed: false };
const people = (here: Person[], gone: Person[]) => ({ type: 'people' as const, here, gone });

test('the first change of a quiet room goes out at the end of its turn, with the others of that turn', () => {
  const [one, two] = [change(1), change(2)];
  batch.add(one);
  batch.add(two);
  expect(sent).toEqual([]);
  endOfTurn();
  expect(sent).toEqual([{ ...nothing, changes: [one, two] }]);
});

test('while changes keep coming, one batch goes out every 16 ms', () => {
  for (let seq = 1; seq <= 64; seq += 1) {
    batch.add(change(seq));
    jest.advanceTimersByTime(1);
  }
  jest.advanceTimersByTime(INTERVAL_MS);
  expect(sentSeqs().flat()).toEqual(Array.from({ length: 64 }, (_, index) => index + 1));
  expect(sent).toHaveLength(5);
});

test('a change soon after a batch waits for the rest of the 16 ms, and no longer', () => {
  batch.add(change(1));
  endOfTurn();
  jest.advanceTimersByTime(10);
  batch.add(change(2));
  jest.advanceTimersByTime(5);
  expect(sentSeqs()).toEqual([[1]]);
  jest.advanceTimersByTime(1);
  expect(sentSeqs()).toEqual([[1], [2]]);
});

test('a room that has fallen quiet again is told at once', () => {
  batch.add(change(1));
  endOfTurn();
  jest.advanceTimersByTime(INTERVAL_MS);
  batch.add(change(2));
  endOfTurn();
  expect(sentSeqs()).toEqual([[1], [2]]);
});

test('a quiet room sends nothing', () => {
  batch.add(change(1));
  jest.advanceTimersByTime(1_000);
  expect(sent).toHaveLength(1);
});

test('of a person who comes and goes in one batch, only the last counts', () => {
  batch.add(people([mira], []));
  batch.add(people([], [mira]));
  batch.add(people([theo], []));
  batch.add(people([], [theo]));
  batch.add(people([theo], []));
  endOfTurn();
  expect(sent).toEqual([{ ...nothing, here: [theo], gone: [mira] }]);
});

test('two people of one name are two, and the newer name of one person counts', () => {
  const claim = aClaim('Mira', mira.userID);
  batch.add(people([mira, claim], []));
  batch.add(people([{ ...mira, username: 'Mirabel' }], []));
  endOfTurn();
  expect(sent[0]?.here).toEqual([{ ...mira, username: 'Mirabel' }, claim]);
});

test('presence that was sent is not sent again', () => {
  batch.add(people([mira], []));
  endOfTurn();
  batch.add(change(1));
  jest.advanceTimersByTime(INTERVAL_MS);
  expect(sent[1]).toMatchObject({ changes: [{ seq: 1 }], here: [], gone: [] });
});

test('after a batch that asks for a longer rest, the next one waits for its end and brings all that came', () => {
  rest = 100;
  batch.add(change(1));
  endOfTurn();
  batch.add(change(2));
  jest.advanceTimersByTime(99);
  batch.add(change(3));
  expect(sentSeqs()).toEqual([[1]]);
  jest.advanceTimersByTime(1);
  expect(sentSeqs()).toEqual([[1], [2, 3]]);
});

test('of those who type and of those who are seen otherwise, each is told once', () => {
  batch.add({ type: 'typing', person: mira });
  batch.add({ type: 'typing', person: mira });
  batch.add({ type: 'person', person: theo });
  batch.add({ type: 'person', person: { ...theo, status: 'away' } });
  batch.add({ type: 'renewed', room: { roomId: 'general', name: 'General', kind: 'general' } });
  endOfTurn();
  batch.add({ type: 'typing', person: theo });
  jest.advanceTimersByTime(INTERVAL_MS);
  expect(sent).toEqual([
    { ...nothing, typing: [mira], renewed: [{ ...theo, status: 'away' }], roomIsRenewed: true },
    { ...nothing, typing: [theo] },
  ]);
});
