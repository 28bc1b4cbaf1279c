import { jo, message, mira, writtenHere } from '../state/builders';
import { type Entry, entriesOf, keyOf, standingOf } from './entry';
import { createTimes } from './times';

const times = createTimes({ locale: 'en-GB', timeZone: 'UTC' });
const noon = Date.parse('2026-11-21T12:00:00Z');
const minutes = (count: number) => noon + count * 60_000;
const said = (at: number, author = mira): Entry => ({ type: 'said', said: message(1, { sentAt: at, author }) });
const standing = (entry: Entry, before?: Entry) => standingOf(entry, before, jo, times);

test('messages of one author close together make a group', () => {
  expect(standing(said(minutes(1)), said(noon)).beginsGroup).toBe(false);
  expect(standing(said(minutes(6)), said(noon)).beginsGroup).toBe(true);
  expect(standing(said(minutes(1), jo), said(noon)).beginsGroup).toBe(true);
  expect(standing(said(minutes(1), { ...mira, claimed: true }), said(noon)).beginsGroup).toBe(true);
  const [build, deploy] = ['Build', 'Deploy'].map((username) => ({ userID: 'hook:1', username }));
  expect(standing(said(minutes(1), build), said(noon, build)).beginsGroup).toBe(false);
  expect(standing(said(minutes(1), deploy), said(noon, build)).beginsGroup).toBe(true);
  const notice: Entry = { type: 'notice', notice: message(1, { kind: 'left', sentAt: noon }) };
  expect(standing(said(minutes(1)), notice).beginsGroup).toBe(true);
});

test('what is on its way joins your group', () => {
  const written = writtenHere('c', { writtenAt: minutes(1) });
  expect(standing({ type: 'written', written }, said(noon, jo)).beginsGroup).toBe(false);
});

test('a day begins with its first message, and never again by a slow clock', () => {
  expect(standing(said(noon)).beginsDay).toBe(true);
  expect(standing(said(minutes(24 * 60)), said(noon)).beginsDay).toBe(true);
  expect(standing(said(noon), said(minutes(24 * 60))).beginsDay).toBe(false);
});

test('a message keeps its key from being written to being said', () => {
  const written = writtenHere('c', { writtenAt: noon });
  const [onItsWay] = entriesOf(null, [], [written]);
  const [own, theirs] = entriesOf(null, [message(1, { clientId: 'c', author: jo }), message(2, { clientId: 'c' })], []);
  if (!onItsWay || !own || !theirs) throw new Error('entries are missing');
  expect(keyOf(own, jo)).toBe(keyOf(onItsWay, jo));
  expect(keyOf(theirs, jo)).toBe('m2');
});
