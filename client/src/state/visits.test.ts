import { apply } from './apply';
import { freshReply, message, writtenHere } from './builders';
import type { PageEvent } from './page-event';
import { emptyPage, type PageState } from './page-state';

const after = (...events: PageEvent[]): PageState => events.reduce(apply, emptyPage);
const unsent = ({ outbox }: PageState) =>
  outbox.filter(({ state }) => state !== 'sent').map(({ clientId }) => clientId);
const climbing = freshReply([7, 8, 9], { room: { roomId: 'climbing', name: 'Climbing', kind: 'public' } });

/** Somebody who was in another room before, whose message was acknowledged and not shown yet, and who writes an answer. */
const before: PageEvent[] = [
  { type: 'opened', route: { roomId: 'climbing' }, draft: '' },
  { type: 'entered', reply: climbing },
  { type: 'opened', route: { roomId: 'general' }, draft: '' },
  { type: 'entered', reply: freshReply([1, 2, 3]) },
  { type: 'written', entries: [writtenHere('c1')] },
  { type: 'acknowledged', clientId: 'c1', seq: 4 },
  { type: 'replying', to: message(3) },
  { type: 'drafted', text: 'An answer' },
];

test.each([
  ['another epoch', { head: { epoch: 'two', seq: 9 } }],
  ['the same epoch, from further back', { head: { epoch: 'one', seq: 2 } }],
])('who meets %s keeps nothing of the history before but what they wrote', (_name, { head }) => {
  const page = after(...before, { type: 'entered', reply: freshReply([1, 2], { head, resync: true }) });
  expect(page).toMatchObject({ recent: [], replyTo: null, editing: null, draft: 'An answer' });
  expect(page.room).toMatchObject({ head, messages: [{ seq: 1 }, { seq: 2 }] });
  expect(unsent(page)).toEqual(['c1']);
});

test('who was away for too long keeps the other rooms and what they answer, and sends again what they do not see', () => {
  const reply = freshReply([60, 61], { resync: true, hasOlder: true });
  const page = after(...before, { type: 'entered', reply });
  expect(page.recent.map(({ room }) => room.roomId)).toEqual(['climbing']);
  expect(page.replyTo?.seq).toBe(3);
  expect(unsent(page)).toEqual(['c1']);
});
