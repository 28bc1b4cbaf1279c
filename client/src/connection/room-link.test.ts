import { batch, freshReply, jo, listed, message, page, resumedReply, said } from '../state/builders';
import { connect, refusal, settled } from './fake-server';

const restored = { type: 'restored' as const, seq: 3, by: null };

test('batches that arrive before the answer to entering are neither lost nor doubled', async () => {
  const { wire, shown, whoAmI } = connect();
  await whoAmI(jo);
  await wire.up();
  wire.next('ListRooms');
  wire.events.changed(batch(said(2), said(3)));
  wire.events.changed(batch(said(4)));
  await wire.next('UserEnteredRoom').answer({ ok: true, ...freshReply([1, 2, 3]) });
  expect(shown()).toEqual([1, 2, 3, 4]);
});

test('a gap is closed by asking for what changed since', async () => {
  const { wire, shown, enter } = connect();
  await enter();
  wire.events.changed(batch(said(4)));
  expect(shown()).toEqual([1, 2]);
  wire.events.changed(batch(said(5)));
  const entering = wire.next('UserEnteredRoom');
  expect(entering.payload).toMatchObject({ since: { epoch: 'one', seq: 2 } });
  await entering.answer({ ok: true, ...resumedReply([said(3), said(4)], 4) });
  expect(shown()).toEqual([1, 2, 3, 4, 5]);
  expect(wire.asked).toEqual([]);
});

test('a head that is ahead is silent loss: what is missing is asked for at once', async () => {
  const { wire, shown, enter } = connect();
  await enter();
  const beat = (seq: number) => wire.events.beat({ heads: { general: { epoch: 'one', seq } } });
  wire.events.changed(batch(said(3)));
  beat(3);
  expect(wire.asked).toEqual([]);
  beat(5);
  const entering = wire.next('UserEnteredRoom');
  expect(entering.payload).toMatchObject({ since: { epoch: 'one', seq: 3 } });
  await entering.answer({ ok: true, ...resumedReply([said(4), said(5)], 5) });
  expect(shown()).toEqual([1, 2, 3, 4, 5]);
  expect(wire.asked).toEqual([]);
});

test('a beat that comes while one enters, or of a room that is on screen no longer, says nothing', async () => {
  const { wire, enter } = connect();
  await enter();
  const beat = (roomId: string, seq: number) => wire.events.beat({ heads: { [roomId]: { epoch: 'one', seq } } });
  beat('climbing', 9);
  expect(wire.asked).toEqual([]);
  wire.events.changed(batch(said(4)));
  const entering = wire.next('UserEnteredRoom');
  beat('general', 5);
  await entering.answer({ ok: true, ...resumedReply([said(3), said(4)], 4) });
  expect(wire.asked).toEqual([]);
  beat('general', 5);
  expect(wire.next('UserEnteredRoom').payload).toMatchObject({ since: { seq: 4 } });
});

test('what was said unheard in another room is found by listing the rooms again', async () => {
  const { wire, store, whoAmI } = connect();
  await whoAmI(jo);
  await wire.up();
  await wire.next('ListRooms').answer({ ok: true, rooms: [listed('general'), listed('climbing')] });
  await wire.next('UserEnteredRoom').answer({ ok: true, ...freshReply([1, 2]) });
  const said = (seq: number) => wire.events.beat({ heads: {}, said: { climbing: seq } });
  wire.events.told({ type: 'RoomActive', roomId: 'climbing', seq: 4, authors: ['mira'], mentioned: [] });
  said(4);
  expect(wire.asked).toEqual([]);
  said(5);
  const rooms = [listed('general'), listed('climbing', { head: { epoch: 'one', seq: 5 }, unread: 2 })];
  await wire.next('ListRooms').answer({ ok: true, rooms });
  expect(store.getState().rooms[1]).toMatchObject({ unread: 2 });
  said(5);
  wire.events.beat({ heads: {}, said: { elsewhere: 9 } });
  expect(wire.asked).toEqual([]);
});

test('the run that a head came with is given back with it', async () => {
  const { wire, up, whoAmI } = connect();
  await whoAmI(jo);
  await up(freshReply([1, 2], { head: { epoch: 'one', seq: 2, run: 'first' } }));
  wire.events.changed(batch(said(3)));
  await wire.down();
  await wire.up();
  wire.next('ListRooms');
  expect(wire.next('UserEnteredRoom').payload).toMatchObject({ since: { epoch: 'one', seq: 3, run: 'first' } });
});

test('another epoch is noticed at once', async () => {
  const { wire, enter } = connect();
  await enter();
  wire.events.beat({ heads: { general: { epoch: 'two', seq: 0 } } });
  wire.next('UserEnteredRoom');
});

test('what is written while the connection is gone is sent in order after what was missed is here', async () => {
  const { wire, write, shown, enter } = connect();
  await enter();
  await wire.down();
  await write('a');
  await write('b');
  expect(wire.asked).toEqual([]);
  await wire.up();
  wire.next('ListRooms');
  const entering = wire.next('UserEnteredRoom');
  expect(wire.asked).toEqual([]);
  await entering.answer({ ok: true, ...resumedReply([said(3)], 3) });
  const first = wire.next('SendMessage');
  expect(first.payload).toMatchObject({ clientId: 'a' });
  expect(wire.asked).toEqual([]);
  await first.answer({ ok: true, id: 'x', seq: 4, sentAt: 1 });
  expect(wire.next('SendMessage').payload).toMatchObject({ clientId: 'b' });
  expect(shown()).toEqual([1, 2, 3, 'a', 'b']);
});

test('a message whose answer never came is sent again under the same clientId', async () => {
  const { wire, write, enter } = connect();
  await enter();
  await write('a');
  await wire.down();
  await wire.up();
  wire.next('ListRooms');
  await wire.next('UserEnteredRoom').answer({ ok: true, ...resumedReply([], 2) });
  expect(wire.next('SendMessage').payload).toMatchObject({ clientId: 'a' });
});

test('a message refused for now waits as long as it is told to, and stays first', async () => {
  const { wire, store, waited, write, enter } = connect();
  await enter();
  await write('a');
  await write('b');
  await wire.next('SendMessage').answer(refusal('rate_limited', 1_234));
  expect(waited).toEqual([1_234]);
  expect(store.getState().outbox[0]).toMatchObject({ state: 'pending', note: 'rate_limited' });
  await settled();
  expect(wire.next('SendMessage').payload).toMatchObject({ clientId: 'a' });
});

test('a message refused for good holds nobody up', async () => {
  const { wire, store, write, enter } = connect();
  await enter();
  await write('a');
  await write('b');
  await wire.next('SendMessage').answer(refusal('message_invalid'));
  expect(store.getState().outbox[0]).toMatchObject({ state: 'failed', note: 'message_invalid', mustChange: true });
  expect(wire.next('SendMessage').payload).toMatchObject({ clientId: 'b' });
});

test('a message refused for a reason that this page does not know may be tried again', async () => {
  const { wire, store, write, enter } = connect();
  await enter();
  await write('a');
  await wire.next('SendMessage').answer(refusal('of_a_later_version'));
  expect(store.getState().outbox[0]).toMatchObject({ state: 'failed', mustChange: false });
});

test('a server that forgot us is entered again before the message', async () => {
  const { wire, write, enter } = connect();
  await enter();
  await write('a');
  await wire.next('SendMessage').answer(refusal('session_required'));
  await wire.next('UserEnteredRoom').answer({ ok: true, ...resumedReply([], 2) });
  await settled();
  expect(wire.next('SendMessage').payload).toMatchObject({ clientId: 'a' });
});

test('a message that would have to wait for long is left to its author', async () => {
  const { wire, store, waited, write, enter } = connect();
  await enter();
  await write('a');
  await wire.next('SendMessage').answer(refusal('muted', 3_600_000));
  expect(waited).toEqual([]);
  expect(store.getState().outbox[0]).toMatchObject({ state: 'failed', mustChange: false });
});

test('a message that waited for more than a day is asked about, and goes out as of now if it is meant', async () => {
  const { wire, store, dispatch, write, enter } = connect();
  const day = 24 * 60 * 60 * 1_000;
  await enter();
  await write('a', { writtenAt: -day });
  await write('b', { writtenAt: 2 - day });
  expect(store.getState().outbox[0]).toMatchObject({ state: 'failed', isOld: true });
  expect(wire.next('SendMessage').payload).toMatchObject({ clientId: 'b' });
  dispatch({ type: 'tryAgain', clientId: 'a', now: 1 });
  await settled();
  expect(wire.asked).toEqual([]);
});

test('one room that is slow holds up no other', async () => {
  const { wire, write, enter } = connect();
  await enter();
  await write('a', { roomId: 'general' });
  await write('b', { roomId: 'climbing' });
  expect(wire.next('SendMessage').payload).toMatchObject({ roomId: 'general', clientId: 'a' });
  expect(wire.next('SendMessage').payload).toMatchObject({ roomId: 'climbing', clientId: 'b' });
});

test('going to another room leaves the one before, and an answer that comes too late changes nothing', async () => {
  const { wire, store, link, enter } = connect();
  await enter();
  link.open({ roomId: 'climbing' });
  expect(wire.next('LookAway').payload).toEqual({ roomId: 'general' });
  const late = wire.next('UserEnteredRoom');
  expect(late.payload).toEqual({ roomId: 'climbing' });
  link.open({ roomId: 'general' });
  expect(wire.next('LookAway').payload).toEqual({ roomId: 'climbing' });
  const back = wire.next('UserEnteredRoom');
  expect(back.payload).toEqual({ roomId: 'general', since: { epoch: 'one', seq: 2 } });
  await late.answer({ ok: true, ...freshReply([7], { room: { roomId: 'climbing', name: 'C', kind: 'public' } }) });
  expect(store.getState().room?.room.roomId).toBe('general');
  wire.events.changed(batch(said(3)));
  await back.answer({ ok: true, ...resumedReply([], 2) });
  expect(store.getState().room?.head.seq).toBe(3);
});

test('a room that one may not see says so, and is not asked for again and again', async () => {
  const { wire, store, waited, link, enter } = connect();
  await enter();
  link.open({ roomId: 'secret' });
  wire.next('LookAway');
  await wire.next('UserEnteredRoom').answer(refusal('room_not_found'));
  await wire.next('WhoAmI').answer({ ok: true, you: jo, access: 'open' });
  expect(store.getState()).toMatchObject({ absent: { code: 'room_not_found' }, room: null });
  expect([wire.asked, waited]).toEqual([[], []]);
});

test('what a clear hid and was brought back is fetched whole', async () => {
  const { wire, enter } = connect();
  await enter();
  wire.events.changed(batch(restored));
  expect(wire.next('UserEnteredRoom').payload).toEqual({ roomId: 'general' });
});

test('a link to a message goes there, loading what lies around it', async () => {
  const { wire, store, link, enter } = connect();
  await enter();
  link.open({ roomId: 'general', seq: 2 });
  expect(store.getState().sought?.seq).toBe(2);
  link.open({ roomId: 'climbing', seq: 50 });
  wire.next('LookAway');
  const entered = freshReply([98, 99], { room: { roomId: 'climbing', name: 'C', kind: 'public' }, hasOlder: true });
  await wire.next('UserEnteredRoom').answer({ ok: true, ...entered });
  const around = wire.next('LoadMessages');
  expect(around.payload).toMatchObject({ roomId: 'climbing', around: 50 });
  await around.answer({
    ok: true,
    ...page([message(49), message(50), message(51)], { hasNewer: true, hasOlder: true }),
  });
  expect(store.getState()).toMatchObject({ sought: { seq: 50 }, room: { hasOlder: true } });
  expect(store.getState().room?.messages).toHaveLength(3);
});

test('a link to a message that is gone says so', async () => {
  const { wire, store, link, enter } = connect();
  await enter();
  link.open({ roomId: 'general', seq: 50 });
  await wire.next('LoadMessages').answer({ ok: true, ...page([message(1)]) });
  expect(store.getState().word?.text).toBe('That message is no longer here.');
  expect(store.getState().room?.messages).toHaveLength(2);
});

test('reading is told at once and then not more often than every so often', async () => {
  const { wire, store, link, whoAmI, waited } = connect();
  await whoAmI(jo);
  await wire.up();
  await wire.next('ListRooms').answer({ ok: true, rooms: [listed('general', { readSeq: 0, unread: 2 })] });
  await wire.next('UserEnteredRoom').answer({ ok: true, ...freshReply([1, 2]) });
  link.sawNewest();
  expect(store.getState().rooms[0]).toMatchObject({ readSeq: 2, unread: 0 });
  expect(wire.next('MarkRead').payload).toEqual({ roomId: 'general', seq: 2 });
  link.sawNewest();
  wire.events.changed(batch(said(3)));
  link.sawNewest();
  expect(wire.asked).toEqual([]);
  await settled();
  expect(waited.length).toBeGreaterThan(0);
  expect(wire.next('MarkRead').payload).toEqual({ roomId: 'general', seq: 3 });
});

test('typing is told at most every two seconds, and anew after a message', async () => {
  const { wire, link, enter } = connect();
  await enter();
  link.type();
  link.type();
  expect(wire.next('Type').payload).toEqual({ roomId: 'general' });
  expect(wire.asked).toEqual([]);
  link.typed();
  link.type();
  wire.next('Type');
});
