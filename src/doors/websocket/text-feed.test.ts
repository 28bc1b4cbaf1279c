import { aGuest, aStoredMessage } from '../../../test/support/builders';
import { textFrame } from '../text-frame';
import { TextBatch, Voice } from './text-feed';

const [mira, jo] = [aGuest('Mira'), aGuest('Jo')];
const [one, other] = [new Voice(), new Voice()];

const framesOf = (...texts: string[]) => Buffer.concat(texts.map(textFrame));

test('all who said nothing of a batch are given the same frames, and who did those of the others', () => {
  const batch = new TextBatch([
    aStoredMessage(1, { message: 'mine', author: mira, clientId: one.nextClientId() }),
    aStoredMessage(2, { message: 'theirs', author: jo, clientId: 'by another door' }),
    aStoredMessage(3, { message: 'mine again', author: mira, clientId: one.nextClientId() }),
    aStoredMessage(4, { message: 'of no id', author: jo }),
  ]);
  const all = batch.framesFor(other, jo.userID as string);
  expect(all).toEqual(framesOf('mine', 'theirs', 'mine again', 'of no id'));
  expect(batch.framesFor(new Voice(), undefined)).toBe(all);
  // The same person by another connection hears them.
  expect(batch.framesFor(other, mira.userID as string)).toBe(all);
  expect(batch.framesFor(one, mira.userID as string)).toEqual(framesOf('theirs', 'of no id'));
});

test('who said all of it is given nothing', () => {
  const batch = new TextBatch([aStoredMessage(1, { author: mira, clientId: one.nextClientId() })]);
  expect(batch.framesFor(one, mira.userID as string)).toBeUndefined();
});

test('what another person says in a voice is not its own', () => {
  const clientId = one.nextClientId();
  const batch = new TextBatch([aStoredMessage(1, { message: 'copied', author: jo, clientId })]);
  expect(batch.framesFor(one, mira.userID as string)).toEqual(framesOf('copied'));
});

test('no two messages of a voice have one id, which is short enough', () => {
  const ids = Array.from({ length: 1_000 }, () => one.nextClientId());
  expect(new Set(ids).size).toBe(1_000);
  expect(Math.max(...ids.map((id) => id.length))).toBeLessThan(64);
});
