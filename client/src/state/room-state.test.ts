import {
  batch,
  cleared,
  freshReply,
  jo,
  message,
  mira,
  page as pageOf,
  resumedReply,
  roomWith,
  said,
} from './builders';
import {
  appendPage,
  applyBatch,
  applyPeople,
  enterRoom,
  landOn,
  prependPage,
  renamePerson,
  standingTo,
} from './room-state';

const seqs = (room: { messages: { seq: number }[] }) => room.messages.map(({ seq }) => seq);

test('a batch continues, is known, shows a gap, or is of another history', () => {
  const { head } = roomWith([1, 2, 3]);
  expect(standingTo(head, batch(said(4)))).toBe('continues');
  expect(standingTo(head, batch(said(2), said(3), said(4)))).toBe('continues');
  expect(standingTo(head, batch(said(2), said(3)))).toBe('known');
  expect(standingTo(head, batch())).toBe('known');
  expect(standingTo(head, batch(said(5)))).toBe('gap');
  expect(standingTo(head, { ...batch(said(4)), epoch: 'two' })).toBe('other-epoch');
});

test('applying a batch twice is applying it once', () => {
  const once = applyBatch(roomWith([1, 2]), batch(said(2), said(3), said(4)));
  expect(seqs(once)).toEqual([1, 2, 3, 4]);
  expect(once.head).toEqual({ epoch: 'one', seq: 4 });
  expect(applyBatch(once, batch(said(2), said(3), said(4)))).toEqual(once);
});

test('a change to a message takes its place', () => {
  const edit = { type: 'message' as const, seq: 4, message: message(2, { changedSeq: 4, message: 'better' }) };
  const room = applyBatch(roomWith([1, 2, 3]), batch(edit));
  expect(room.messages.map((each) => each.message)).toEqual(['text 1', 'better', 'text 3']);
});

test('a change to a message of a page not loaded is left to that page', () => {
  const edit = { type: 'message' as const, seq: 9, message: message(2, { changedSeq: 9 }) };
  expect(seqs(applyBatch(roomWith([7, 8], { hasOlder: true }), batch(edit)))).toEqual([7, 8]);
});

test('clearing drops what was before it and nothing that came after', () => {
  const room = applyBatch(roomWith([1, 2], { hasOlder: true }), batch(said(3), cleared(4), said(5)));
  expect(seqs(room)).toEqual([5]);
  expect(room).toMatchObject({ hasOlder: false, cleared: { seq: 4, by: mira } });
});

test('a page that was asked for before the chat was cleared does not bring it back', () => {
  const before = roomWith([7, 8], { hasOlder: true });
  const page = pageOf([message(5), message(6)], { hasOlder: true });
  expect(seqs(prependPage(applyBatch(before, batch(cleared(9))), 7, page))).toEqual([]);
  expect(seqs(prependPage(applyBatch(before, batch(cleared(9), said(10))), 7, page))).toEqual([10]);
});

test('an older page goes before what is known, once', () => {
  const page = pageOf([message(5), message(6)]);
  const room = prependPage(roomWith([7, 8], { hasOlder: true }), 7, page);
  expect(seqs(room)).toEqual([5, 6, 7, 8]);
  expect(room).toMatchObject({ hasOlder: false, prepended: 2 });
  expect(prependPage(room, 7, page)).toBe(room);
});

test('resuming continues the list, whatever seqs lie between', () => {
  const room = enterRoom(roomWith([1, 2]), resumedReply([said(4), said(7)], 8));
  expect(seqs(room)).toEqual([1, 2, 4, 7]);
  expect(room.head.seq).toBe(8);
  expect(room.generation).toBe(roomWith([1, 2]).generation);
});

test('starting afresh replaces the list whole', () => {
  const reply = freshReply([20, 21], { head: { epoch: 'two', seq: 21 }, resync: true });
  const room = enterRoom(applyBatch(roomWith([1, 2]), batch(cleared(3))), reply);
  expect(seqs(room)).toEqual([20, 21]);
  expect(room).toMatchObject({ head: { epoch: 'two', seq: 21 }, cleared: null, generation: 3 });
});

test('state and events end where fresh state begins', () => {
  const live = applyBatch(roomWith([1, 2]), batch(said(3), cleared(4), said(5), said(6)));
  expect(live.messages).toEqual(roomWith([5, 6]).messages);
});

test('people come, go, and change', () => {
  const claimed = { userID: 'jo', username: 'Jo', claimed: true as const };
  const room = applyPeople(roomWith([]), {
    roomId: 'general',
    here: [claimed, { ...mira, username: 'M' }],
    gone: ['jo'],
  });
  expect(room.people).toEqual([{ ...mira, username: 'M' }, claimed]);
  expect(applyPeople(room, { roomId: 'general', here: [jo], gone: ['claim:"jo"'] }).people).toContainEqual(jo);
});

test('what a moderator sweeps away is gone, and what its author said later stays', () => {
  const swept = { type: 'swept' as const, seq: 4, author: 'mira' };
  const room = applyBatch(roomWith([1, 2]), batch(said(3, { author: jo }), swept, said(5)));
  expect(seqs(room)).toEqual([3, 5]);
});

test('a stretch further up grows downwards until it reaches the head, with nothing left out', () => {
  const page = (from: number, to: number, hasNewer: boolean) =>
    pageOf(
      Array.from({ length: to - from + 1 }, (_, index) => message(from + index)),
      { hasNewer },
    );
  let room = landOn(roomWith([90, 91], { hasOlder: true }), page(10, 12, true));
  expect(seqs(room)).toEqual([10, 11, 12]);
  expect(room.newer).toBeGreaterThan(12);
  room = applyBatch(room, batch(said(92)));
  expect(seqs(room)).toEqual([10, 11, 12]);
  room = appendPage(room, 12, room.newer, page(13, 90, true));
  const knownNewer = room.newer;
  // Said while the page was on its way, and not in it.
  room = applyBatch(room, batch(said(93)));
  room = appendPage(room, 90, knownNewer, page(91, 92, false));
  expect(room.newer).toBe(93);
  room = appendPage(room, 92, room.newer, page(93, 93, false));
  expect(room.newer).toBe(0);
  room = applyBatch(room, batch(said(94)));
  expect(seqs(room).slice(-4)).toEqual([91, 92, 93, 94]);
});

test('a newer message that was swept away meanwhile keeps nobody waiting', () => {
  const room = { ...landOn(roomWith([9]), pageOf([message(1)], { hasNewer: true })), newer: 9 };
  expect(appendPage(room, 1, 9, pageOf([])).newer).toBe(0);
});

test('someone’s earlier messages bear the name that they have now', () => {
  const room = renamePerson(roomWith([1, 2]), { ...mira, username: 'M', role: 'owner' });
  expect(room.messages.map(({ author }) => author)).toEqual([
    { userID: 'mira', username: 'M' },
    { userID: 'mira', username: 'M' },
  ]);
  expect(room.people).toContainEqual({ userID: 'mira', username: 'M', role: 'owner' });
});
