import { apply } from './apply';
import { batch, cleared, freshReply, jo, listed, message, mira, resumedReply, said, writtenHere } from './builders';
import type { PageEvent } from './page-event';
import { emptyPage, type PageState } from './page-state';

const entry = writtenHere('c1', { message: 'hello' });
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
  expect(shown(after(entered, written, acknowledged, without))).toEqual(['text 1', 'hello (writing)']);
  const messages = [message(1, { clientId: 'c1', author: jo, message: 'hello' })];
  expect(shown(after(entered, written, acknowledged, { type: 'entered', reply: { ...reply, messages } }))).toEqual([
    'hello',
  ]);
});

test('a refused message keeps its reason until it is tried again or discarded', () => {
  const refused: PageEvent = { type: 'refused', clientId: 'c1', note: 'Too long.', mustChange: true };
  expect(after(written, refused).outbox).toEqual([{ ...entry, state: 'failed', note: 'Too long.', mustChange: true }]);
  expect(after(written, refused, { type: 'tryAgain', clientId: 'c1', now: 9 }).outbox).toEqual([
    { ...entry, writtenAt: 9 },
  ]);
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
  const asked: PageEvent = { type: 'nameWanted', suggested: 'Jo', problem: null };
  expect(after(asked, { type: 'known', you: jo, mutedUntil: null }).link).toBe('down');
});

const room = (roomId: string, seqs: number[]) =>
  ({ type: 'entered', reply: freshReply(seqs, { room: { roomId, name: roomId, kind: 'public' } }) }) as const;
const open = (roomId: string, draft = ''): PageEvent => ({ type: 'opened', route: { roomId }, draft });
const listing = (...rooms: ReturnType<typeof listed>[]): PageEvent => ({ type: 'roomsListed', rooms });

test('a room that was left is there at once when one comes back, and goes on from where it was', () => {
  const there = after(entered, open('climbing', 'a draft'));
  expect(there).toMatchObject({ room: null, draft: 'a draft' });
  const back = [there, room('climbing', [7]), open('general')].reduce((state, event) =>
    apply(state as PageState, event as PageEvent),
  ) as PageState;
  expect(back.room?.head).toEqual({ epoch: 'one', seq: 2 });
  expect(back.recent.map((one) => one.room.roomId)).toEqual(['climbing']);
});

test('what was asked of a room that is no longer on screen does not show there', () => {
  const there = after(entered, open('climbing'));
  expect(apply(there, entered)).toBe(there);
  expect(apply(there, { type: 'absent', roomId: 'general', code: 'room_not_found', message: '' })).toBe(there);
});

test('what another history told of other rooms is forgotten', () => {
  const other = freshReply([1], {
    room: { roomId: 'climbing', name: 'c', kind: 'public' },
    head: { epoch: 'two', seq: 1 },
  });
  const state = after(entered, open('climbing'), room('climbing', [1]), { type: 'entered', reply: other });
  expect(state.recent).toEqual([]);
});

test('what is on its way to another room is left alone by what comes in this one', () => {
  const elsewhere = writtenHere('c1', { roomId: 'climbing' });
  const state = after(entered, { type: 'written', entries: [elsewhere] }, changed);
  expect(state.outbox).toEqual([elsewhere]);
});

test('messages of others are counted until they are read, your own are not', () => {
  const mentioning = said(4, { mentions: ['jo'] });
  const state = after(entered, listing(listed('general')), { type: 'changed', batch: batch(echo, mentioning) });
  expect(state.rooms[0]).toMatchObject({ unread: 1, mentions: 1, head: { seq: 4 } });
  const read = apply(state, { type: 'ReadMoved', roomId: 'general', readSeq: 4, unread: 0, mentions: 0 });
  expect(read.rooms[0]).toMatchObject({ unread: 0, mentions: 0 });
  const late = apply(read, { type: 'ReadMoved', roomId: 'general', readSeq: 3, unread: 1, mentions: 1 });
  expect(late.rooms[0]).toMatchObject({ unread: 0, readSeq: 4 });
});

test('activity elsewhere counts what others said there', () => {
  const active: PageEvent = {
    type: 'RoomActive',
    roomId: 'climbing',
    seq: 9,
    authors: ['jo', 'mira', 'mira'],
    mentioned: ['jo'],
  };
  const state = after(entered, { type: 'returning', you: jo }, listing(listed('general'), listed('climbing')), active);
  expect(state.rooms[1]).toMatchObject({ unread: 2, mentions: 1, head: { seq: 9 } });
});

test('the line above what is new stands where one had read to, however the rooms and the room come', () => {
  const rooms = listing(listed('general', { readSeq: 1, unread: 1 }));
  expect(after(entered, rooms).newSince).toBe(1);
  expect(after(rooms, open('climbing'), open('general')).newSince).toBe(1);
  expect(after(entered, listing(listed('general'))).newSince).toBeNull();
});

test('who types is told until their message comes, and never yourself', () => {
  const typing: PageEvent = { type: 'typed', people: [mira, jo], until: 5 };
  const state = after({ type: 'returning', you: jo }, entered, typing);
  expect(state.typing).toEqual([{ person: mira, until: 5 }]);
  expect(apply(state, { type: 'changed', batch: batch(said(3)) }).typing).toEqual([]);
  expect(apply(state, { type: 'typingPassed', now: 5 }).typing).toEqual([]);
});

test('someone else who logs in here sees nothing of what the one before saw', () => {
  const state = after({ type: 'returning', you: jo }, entered, listing(listed('general')), open('climbing'));
  const same = apply(state, { type: 'known', you: jo, mutedUntil: null });
  expect(same.recent).toHaveLength(1);
  const other = apply(state, { type: 'known', you: mira, mutedUntil: null });
  expect(other).toMatchObject({ recent: [], rooms: [], room: null });
});

test('a direct conversation is called by the name that its person has now', () => {
  const direct = listed('d', { kind: 'direct', name: '', people: [jo, mira] });
  const renamed: PageEvent = { type: 'PersonChanged', roomId: 'general', person: { ...mira, username: 'M' } };
  expect(after(entered, listing(listed('general'), direct), renamed).rooms[1]?.people).toEqual([
    jo,
    { ...mira, username: 'M' },
  ]);
});

describe('files that go with a message', () => {
  const file = (key: string, roomId = 'general') => ({ key, roomId, name: key, size: 1, type: 'image/png' });

  test('wait with the draft of their room, and come back when their message is taken back', () => {
    const [mine, other] = [file('a'), file('b', 'climbing')];
    const picked = apply(after(entered), { type: 'picked', files: [mine, other] });
    const entry = writtenHere('x', { message: '', attachments: [mine] });
    const sent = apply(picked, { type: 'written', entries: [entry] });
    expect(sent).toMatchObject({ picked: [other], outbox: [entry] });
    const back = apply(sent, { type: 'takenBack', clientId: 'x' });
    expect(back).toMatchObject({ picked: [other, mine], outbox: [], draft: '' });
  });

  test('are not left to whoever is here next', () => {
    const picked = apply(after(entered), { type: 'picked', files: [file('a')] });
    expect(apply(picked, { type: 'gone', code: 'signed_out', message: '' }).picked).toEqual([]);
    expect(apply(picked, { type: 'known', you: mira, mutedUntil: null }).picked).toEqual([]);
  });
});
