import { randomUUID } from 'node:crypto';
import { type BookmarksChanged, GENERAL, type RoomChanged, type RoomListed } from '../../src/protocol/index';
import { answerTo, outcomeOf } from '../support/asking';
import { Cast, makeRoom, type Player } from '../support/cast';
import { cleanUp } from '../support/clean-up';
import { quickHasher } from '../support/quick-hasher';
import { startServer } from '../support/start-server';

let cast: Cast;
let owner: Player;
let host: Player;
let mira: Player;
let theo: Player;
let den: string;

beforeAll(async () => {
  ({ cast, owner } = await Cast.gather(await startServer({ hasher: quickHasher, config: { limits: false } })));
  host = await cast.member('host');
  mira = await cast.member('Mira');
  theo = await cast.guest('Theo');
  den = await makeRoom(host, 'private', 'Den', [mira, theo]);
});

afterAll(cleanUp);

const say = async (by: Player, roomId: string, message = 'hello') =>
  (await answerTo(by.http, 'SendMessage', { roomId, clientId: randomUUID(), message })).seq;

const bookmarksOf = async (player: Player) =>
  (await answerTo(player.http, 'ListBookmarks', {})).found.map(({ roomId, message }) => ({ roomId, seq: message.seq }));

describe('a pin', () => {
  test('is told live, and to who comes back', async () => {
    const seq = await say(theo, den);
    const socket = await mira.connect();
    const { head } = await answerTo(socket, 'UserEnteredRoom', { roomId: den });
    const isPin = ({ changes }: RoomChanged) =>
      changes.some(
        (change) => change.type === 'message' && change.message.seq === seq && change.message.pinned === true,
      );
    await answerTo(host.http, 'PinMessage', { roomId: den, seq });
    await socket.hears<RoomChanged>('RoomChanged', isPin);
    const resumed = await answerTo(socket, 'UserEnteredRoom', { roomId: den, since: head });
    expect(resumed).toMatchObject({ changes: [{ type: 'message', message: { seq, pinned: true } }] });
    const { messages } = await answerTo(theo.http, 'ListPins', { roomId: den });
    expect(messages).toMatchObject([{ seq, pinned: true, message: 'hello' }]);
    await answerTo(host.http, 'UnpinMessage', { roomId: den, seq });
    expect(await answerTo(theo.http, 'ListPins', { roomId: den })).toEqual({ messages: [] });
  });

  test('by a moderator is in the audit log, once; in a conversation it is nobody’s business', async () => {
    const seq = await say(mira, GENERAL);
    await answerTo(owner.http, 'PinMessage', { roomId: GENERAL, seq });
    await answerTo(owner.http, 'PinMessage', { roomId: GENERAL, seq });
    await answerTo(owner.http, 'UnpinMessage', { roomId: GENERAL, seq });
    const { room } = await answerTo(owner.http, 'OpenDirect', { userIDs: [mira.userID] });
    const between = await say(mira, room.roomId);
    await answerTo(owner.http, 'PinMessage', { roomId: room.roomId, seq: between });
    const { entries } = await answerTo(owner.http, 'ListAudit', {});
    const pins = entries.filter(({ action }) => action.endsWith('pinMessage') || action === 'PinMessage');
    expect(pins).toMatchObject([
      { action: 'UnpinMessage', to: { userID: mira.userID }, roomId: GENERAL, details: { seq } },
      { action: 'PinMessage', to: { userID: mira.userID }, roomId: GENERAL, details: { seq } },
    ]);
  });
});

describe('a bookmark', () => {
  test('is told to all connections of its person, once, and to nobody else', async () => {
    const seq = await say(host, den, 'worth keeping');
    const [laptop, phone, others] = [await theo.connect(), await theo.connect(), await mira.connect()];
    await answerTo(theo.http, 'AddBookmark', { roomId: den, seq });
    await answerTo(theo.http, 'AddBookmark', { roomId: den, seq });
    expect(await bookmarksOf(theo)).toEqual([{ roomId: den, seq }]);
    await answerTo(theo.http, 'RemoveBookmark', { roomId: den, seq });
    await answerTo(theo.http, 'RemoveBookmark', { roomId: den, seq });
    for (const socket of [laptop, phone]) {
      await socket.hears<BookmarksChanged>('BookmarksChanged', ({ isBookmarked }) => !isBookmarked);
      expect(socket.told('BookmarksChanged')).toEqual([
        { roomId: den, seq, isBookmarked: true },
        { roomId: den, seq, isBookmarked: false },
      ]);
    }
    await outcomeOf(others, 'WhoAmI', undefined);
    expect(others.told('BookmarksChanged')).toEqual([]);
    expect([await bookmarksOf(theo), await bookmarksOf(mira)]).toEqual([[], []]);
  });

  test('is not told of while its person may not see the room, but can be removed', async () => {
    const hut = await makeRoom(host, 'private', 'Hut', [mira]);
    const [first, second] = [await say(host, hut, 'a secret'), await say(host, hut, 'another')];
    for (const seq of [first, second]) await answerTo(mira.http, 'AddBookmark', { roomId: hut, seq });
    await answerTo(host.http, 'RemoveMember', { roomId: hut, userID: mira.userID });
    expect(await answerTo(mira.http, 'ListBookmarks', {})).toEqual({ found: [] });
    expect(await answerTo(mira.http, 'ListBookmarks', { roomId: hut })).toEqual({ found: [] });
    expect(await outcomeOf(mira.http, 'AddBookmark', { roomId: hut, seq: first })).toBe('room_not_found');
    expect(await outcomeOf(mira.http, 'RemoveBookmark', { roomId: hut, seq: first })).toBe('ok');
    expect(await outcomeOf(mira.http, 'RemoveBookmark', { roomId: randomUUID(), seq: first })).toBe('ok');
    await answerTo(host.http, 'AddMember', { roomId: hut, userID: mira.userID });
    expect(await bookmarksOf(mira)).toEqual([{ roomId: hut, seq: second }]);
  });

  test('is gone with its message and with a guest who leaves', async () => {
    const guest = await cast.guest('leaver');
    const [first, second] = [await say(mira, GENERAL), await say(mira, GENERAL)];
    for (const seq of [first, second]) await answerTo(guest.http, 'AddBookmark', { roomId: GENERAL, seq });
    await answerTo(mira.http, 'DeleteMessage', { roomId: GENERAL, seq: first });
    expect(await bookmarksOf(guest)).toEqual([{ roomId: GENERAL, seq: second }]);
    expect(await outcomeOf(guest.http, 'AddBookmark', { roomId: GENERAL, seq: first })).toBe('message_not_found');
    expect(await outcomeOf(guest.http, 'ListBookmarks', { before: 'nowhere' })).toBe('cursor_invalid');
  });
});

test('what one wants to be notified of is told to all devices, and is in one’s own list alone', async () => {
  const [laptop, phone] = [await theo.connect(), await theo.connect()];
  await answerTo(theo.http, 'SetNotifications', { roomId: den, notify: 'none' });
  for (const socket of [laptop, phone]) {
    await socket.hears<RoomListed>('RoomListed', ({ room }) => room.roomId === den && room.notify === 'none');
  }
  const notifyOf = async (player: Player) =>
    (await answerTo(player.http, 'ListRooms', undefined)).rooms.find(({ roomId }) => roomId === den)?.notify;
  expect([await notifyOf(theo), await notifyOf(mira)]).toEqual(['none', undefined]);
});
