import { apply, emptyPage, type PageEvent, type PageState } from './apply';
import { batch, cleared, freshReply, jo, message, resumedReply, said } from './builders';
import type { OutboxEntry } from './outbox';

const entry: OutboxEntry = { clientId: 'c1', message: 'hello', writtenAt: 1, state: 'pending' };
const echo = said(3, { clientId: 'c1', author: jo, message: 'hello' });
const after = (...events: PageEvent[]): PageState => events.reduce(apply, emptyPage);
const entered: PageEvent = { type: 'entered', reply: freshReply([1, 2]) };
const written: PageEvent = { type: 'written', entries: [entry] };
const changed: PageEvent = { type: 'changed', batch: batch(echo) };
const acknowledged: PageEvent = { type: 'acknowledged', clientId: 'c1', seq: 3 };

const shown = ({ room, outbox }: PageState) => [
  ...(room?.messages ?? []).map((each) => each.message),
  ...outbox.map((each) => `${each.message} (${each.state})`),
];

test('a message written here is shown once, whichever of its answer and its change comes first', () => {
  expect(shown(after(entered, written))).toEqual(['text 1', 'text 2', 'hello (pending)']);
  expect(shown(after(entered, written, acknowledged))).toEqual(['text 1', 'text 2', 'hello (sent)']);
  const end = ['text 1', 'text 2', 'hello'];
  expect(shown(after(entered, written, acknowledged, changed))).toEqual(end);
  expect(shown(after(entered, written, changed))).toEqual(end);
  expect(shown(after(entered, written, changed, acknowledged))).toEqual(end);
});

test('somebody else’s message with the same clientId settles nothing', () => {
  const theirs: PageEvent = { type: 'changed', batch: batch(said(3, { clientId: 'c1' })) };
  expect(shown(after(entered, written, theirs))).toContain('hello (pending)');
});

test('an answer that repeats an old one leaves nothing behind, not even of what was cleared since', () => {
  const clearedSince: PageEvent = { type: 'changed', batch: batch(said(3), cleared(4)) };
  expect(shown(after(entered, written, clearedSince, acknowledged))).toEqual([]);
  expect(shown(after(entered, written, acknowledged, clearedSince))).toEqual([]);
});

test('what resuming brings settles the outbox', () => {
  const resumed: PageEvent = { type: 'entered', reply: resumedReply([echo], 3) };
  expect(shown(after(entered, written, { type: 'disconnected' }, resumed))).toEqual(['text 1', 'text 2', 'hello']);
});

test('what another history acknowledged is sent again unless it is there', () => {
  const reply = freshReply([1], { head: { epoch: 'two', seq: 1 }, resync: true });
  const without: PageEvent = { type: 'entered', reply };
  expect(shown(after(entered, written, acknowledged, without))).toEqual(['text 1', 'hello (pending)']);
  const messages = [message(1, { clientId: 'c1', author: jo, message: 'hello' })];
  expect(shown(after(entered, written, acknowledged, { type: 'entered', reply: { ...reply, messages } }))).toEqual([
    'hello',
  ]);
});

test('a refused message keeps its reason until it is tried again or discarded', () => {
  const refused: PageEvent = { type: 'refused', clientId: 'c1', note: 'Too long.', mustChange: true };
  expect(after(written, refused).outbox).toEqual([{ ...entry, state: 'failed', note: 'Too long.', mustChange: true }]);
  expect(after(written, refused, { type: 'tryAgain', clientId: 'c1' }).outbox).toEqual([entry]);
  expect(after(written, refused, { type: 'discarded', clientId: 'c1' }).outbox).toEqual([]);
});

test('a message that is taken back stands in the composer, after what was there', () => {
  const drafted: PageEvent = { type: 'drafted', text: 'I was' };
  const takenBack: PageEvent = { type: 'takenBack', clientId: 'c1' };
  expect(after(written, takenBack)).toMatchObject({ outbox: [], draft: 'hello' });
  expect(after(drafted, written, takenBack).draft).toBe('I was\nhello');
  expect(after(drafted, takenBack).draft).toBe('I was');
});

test('in the room, the link is up again only once what was missed is here', () => {
  const lost = after(entered, { type: 'disconnected' }, { type: 'connected' });
  expect(lost.link).toBe('down');
  expect(apply(lost, { type: 'entered', reply: resumedReply([], 2) }).link).toBe('up');
  expect(after({ type: 'connected' }).link).toBe('up');
});
