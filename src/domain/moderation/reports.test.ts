import { cleanUp } from '../../../test/support/clean-up';
import { RoomsOfTest } from '../../../test/support/open-rooms';
import type { Actor } from '../authority/actor';
import type { ChatRoom } from '../room/chat-room';

let here: RoomsOfTest;
let moderator: Actor;
let mira: Actor;
let gus: Actor;
let room: ChatRoom;

beforeEach(async () => {
  here = await RoomsOfTest.open();
  moderator = await here.account('Mo', 'moderator');
  mira = await here.account('Mira');
  gus = await here.guest('Gus');
  room = await here.room(mira, 'private', gus);
});
afterEach(cleanUp);

const refusal = (code: string) => expect.objectContaining({ code });
const report = (seq: number) => here.moderation.reports.report(mira, room, seq, '');
const listed = () => here.moderation.reports.list();

test('what is not there, was deleted, or is a notice, cannot be reported', async () => {
  const { seq } = await room.send(gus, 'awful');
  await room.delete(seq);
  for (const at of [seq, 99]) await expect(report(at)).rejects.toEqual(refusal('message_not_found'));
  const client = here.chat.connect({ connectionId: 'x', address: '', actor: gus }, true);
  await here.chat.enter(client, here.chat.general, gus, undefined);
  await expect(here.moderation.reports.report(mira, here.chat.general, 1, '')).rejects.toEqual(
    refusal('message_not_found'),
  );
  expect(await listed()).toEqual([]);
});

test('a report whose message could not be taken away stays on the list', async () => {
  const { seq } = await room.send(gus, 'awful');
  await report(seq);
  const [one] = await listed();
  here.store.isFailing = true;
  await expect(here.moderation.reports.settle(moderator, one?.reportId ?? 0, 'remove')).rejects.toEqual(
    refusal('store_unavailable'),
  );
  here.store.isFailing = false;
  expect(await listed()).toEqual([one]);
});

test('a report of a message that is gone by now can be settled all the same', async () => {
  const { seq } = await room.send(gus, 'awful');
  await report(seq);
  await room.clear(null);
  const [one] = await listed();
  await here.moderation.reports.settle(moderator, one?.reportId ?? 0, 'remove');
  expect(await listed()).toEqual([]);
  expect((await here.audit.page(undefined, 10)).entries).toMatchObject([
    { action: 'SettleReport', to: gus.person, details: { message: 'remove', seq } },
  ]);
});

test.each([0, 99])('there is no report %d to settle', async (reportId) => {
  await expect(here.moderation.reports.settle(moderator, reportId, 'keep')).rejects.toEqual(
    refusal('report_not_found'),
  );
});
