import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { GENERAL, type Message, REACTIONS_MAX, type RoomChanged } from '../../src/protocol/index';
import { answerTo, outcomeOf, type SocketAsking } from '../support/asking';
import { Cast, makeRoom, type Player } from '../support/cast';
import { cleanUp } from '../support/clean-up';
import { FullClient } from '../support/full-client';
import { quickHasher } from '../support/quick-hasher';
import { RoomView } from '../support/room-view';
import { type RunningServer, startServer } from '../support/start-server';

let server: RunningServer;
let cast: Cast;
let owner: Player;
let mira: Player;
let theo: Player;
let roomId: string;

beforeAll(async () => {
  server = await startServer({ hasher: quickHasher, config: { limits: false } });
  ({ cast, owner } = await Cast.gather(server));
  mira = await cast.member('Mira');
  theo = await cast.guest('Theo');
});

beforeEach(async () => {
  roomId = await makeRoom(mira, 'private', 'Kitchen', [theo, owner]);
});

afterAll(cleanUp);

const say = (by: Player, message = 'hello', more: { clientId?: string; replyTo?: number; roomId?: string } = {}) =>
  answerTo(by.http, 'SendMessage', { roomId, clientId: randomUUID(), message, ...more });
const load = async (seq: number) => (await answerTo(theo.http, 'LoadMessage', { roomId, seq })).message;
const person = ({ userID, username }: Player) => ({ userID, username });

describe('sending', () => {
  test('refuses what cannot be read, and answers to what is not there', async () => {
    const send = (message: string, more = {}) =>
      outcomeOf(theo.http, 'SendMessage', { roomId, clientId: randomUUID(), message, ...more });
    expect(await send(' \u200B ')).toBe('message_empty');
    expect(await send('x'.repeat(4_001))).toBe('message_too_long');
    expect(await send('bell\u0007')).toBe('message_invalid');
    expect(await send('answer', { replyTo: 99 })).toBe('reply_invalid');
    expect((await answerTo(theo.http, 'LoadMessages', { roomId })).messages).toEqual([]);
  });

  test('again with the same clientId changes nothing; with another text, or as an answer to another, it is refused', async () => {
    const { seq } = await say(mira, 'first');
    const sent = await say(theo, 'once', { clientId: 'a' });
    expect(await say(theo, 'once', { clientId: 'a' })).toEqual(sent);
    const again = { roomId, clientId: 'a', message: 'once' };
    expect(await outcomeOf(theo.http, 'SendMessage', { ...again, message: 'twice' })).toBe('client_id_reused');
    expect(await outcomeOf(theo.http, 'SendMessage', { ...again, replyTo: seq })).toBe('client_id_reused');
    expect((await answerTo(theo.http, 'LoadMessages', { roomId })).messages).toHaveLength(2);
  });

  test('an answer names what it answers, and stays when that is gone', async () => {
    const { seq } = await say(mira, 'question');
    const answer = await say(theo, 'answer', { replyTo: seq });
    await answerTo(mira.http, 'DeleteMessage', { roomId, seq });
    expect(await load(answer.seq)).toMatchObject({ message: 'answer', replyTo: seq });
  });

  test('a mention is of those who are in the room', async () => {
    const outsider = await cast.member('outsider');
    const { seq } = await say(mira, `@${theo.username} and @${outsider.username}`);
    expect(await load(seq)).toMatchObject({ mentions: [theo.userID] });
  });
});

describe('editing', () => {
  test('gives a message another text, and keeps the ones before for moderators', async () => {
    const { seq } = await say(theo, 'frist');
    const { message } = await answerTo(theo.http, 'EditMessage', { roomId, seq, message: 'first' });
    expect(message).toMatchObject({ seq, message: 'first', changedSeq: 2, editedAt: expect.any(Number) });
    await answerTo(theo.http, 'EditMessage', { roomId, seq, message: 'first!' });
    const { edits } = await answerTo(owner.http, 'LoadEdits', { roomId, seq });
    expect(edits.map((edit) => edit.message)).toEqual(['frist', 'first']);
  });

  test('refuses what could not be sent, and changes nothing where nothing changes', async () => {
    const { seq } = await say(theo, 'as it was');
    expect(await outcomeOf(theo.http, 'EditMessage', { roomId, seq, message: ' ' })).toBe('message_empty');
    expect(await outcomeOf(theo.http, 'EditMessage', { roomId, seq: 99, message: 'x' })).toBe('message_not_found');
    const { message } = await answerTo(theo.http, 'EditMessage', { roomId, seq, message: 'as it was' });
    expect(message).toMatchObject({ changedSeq: seq });
    expect(message.editedAt).toBeUndefined();
  });

  test('is not for messages that were deleted or cleared', async () => {
    const [one, two] = [await say(theo, 'one'), await say(theo, 'two')];
    await answerTo(theo.http, 'DeleteMessage', { roomId, seq: one.seq });
    expect(await outcomeOf(theo.http, 'EditMessage', { roomId, seq: one.seq, message: 'back' })).toBe(
      'message_not_found',
    );
    await answerTo(mira.http, 'ClearChat', { roomId });
    expect(await outcomeOf(theo.http, 'EditMessage', { roomId, seq: two.seq, message: 'back' })).toBe(
      'message_not_found',
    );
  });
});

test('deleting takes the text away, with all that hangs on it, and once is enough', async () => {
  const { seq } = await say(theo, 'a secret');
  await answerTo(theo.http, 'EditMessage', { roomId, seq, message: 'the secret' });
  await answerTo(mira.http, 'React', { roomId, seq, emoji: '👍' });
  await answerTo(theo.http, 'DeleteMessage', { roomId, seq });
  const deleted = await load(seq);
  expect(deleted).toMatchObject({ message: '', deleted: true });
  expect(deleted.reactions).toBeUndefined();
  await answerTo(theo.http, 'DeleteMessage', { roomId, seq });
  expect(await load(seq)).toEqual(deleted);
  expect(await answerTo(owner.http, 'LoadEdits', { roomId, seq })).toEqual({ edits: [] });
  expect((await answerTo(owner.http, 'Search', { query: 'secret' })).found).toEqual([]);
  expect(await outcomeOf(mira.http, 'React', { roomId, seq, emoji: '👍' })).toBe('message_not_found');
});

describe('reacting', () => {
  test('is by one emoji, once each, and can be taken back', async () => {
    const { seq } = await say(theo);
    const react = (by: Player, emoji: string) => outcomeOf(by.http, 'React', { roomId, seq, emoji });
    for (const emoji of ['', 'a', '👍👍', ':+1:', '1']) expect(await react(mira, emoji)).not.toBe('ok');
    for (const by of [mira, theo, mira]) expect(await react(by, '👍')).toBe('ok');
    expect((await load(seq)).reactions).toEqual([{ emoji: '👍', by: [person(mira), person(theo)] }]);
    await answerTo(mira.http, 'TakeReactionBack', { roomId, seq, emoji: '👍' });
    const { message } = await answerTo(mira.http, 'TakeReactionBack', { roomId, seq, emoji: '👍' });
    expect(message.reactions).toEqual([{ emoji: '👍', by: [person(theo)] }]);
  });

  test('has an end to how many different ones there can be', async () => {
    const { seq } = await say(theo);
    const emojis = Array.from({ length: REACTIONS_MAX + 1 }, (_, index) => String.fromCodePoint(0x1f600 + index));
    const outcomes: string[] = [];
    for (const emoji of emojis) outcomes.push(await outcomeOf(mira.http, 'React', { roomId, seq, emoji }));
    expect(outcomes).toEqual([...Array(REACTIONS_MAX).fill('ok'), 'reaction_invalid']);
    expect(await outcomeOf(theo.http, 'React', { roomId, seq, emoji: emojis[0] as string })).toBe('ok');
  });
});

test('a page is the newest, or stands before, after or around a message', async () => {
  for (let count = 1; count <= 12; count += 1) await say(theo, `${count}`);
  const page = async (where: object) => {
    const { messages, ...ends } = await answerTo(theo.http, 'LoadMessages', { roomId, limit: 4, ...where });
    return { seqs: messages.map(({ seq }) => seq), ...ends };
  };
  expect(await page({})).toEqual({ seqs: [9, 10, 11, 12], hasOlder: true, hasNewer: false });
  expect(await page({ before: 5 })).toEqual({ seqs: [1, 2, 3, 4], hasOlder: false, hasNewer: true });
  expect(await page({ after: 0 })).toEqual({ seqs: [1, 2, 3, 4], hasOlder: false, hasNewer: true });
  expect(await page({ after: 8 })).toEqual({ seqs: [9, 10, 11, 12], hasOlder: true, hasNewer: false });
  expect(await page({ around: 6 })).toEqual({ seqs: [4, 5, 6, 7], hasOlder: true, hasNewer: true });
  expect(await outcomeOf(theo.http, 'LoadMessages', { roomId, before: 3, after: 1 })).toBe('invalid_payload');
});

describe('searching', () => {
  test('finds in every room that one is in, and in no other', async () => {
    const word = `w${randomUUID().slice(0, 8)}`;
    const other = await makeRoom(owner, 'private', 'Elsewhere');
    const direct = (await answerTo(mira.http, 'OpenDirect', { userIDs: [owner.userID] })).room.roomId;
    for (const room of [roomId, other, direct, GENERAL]) await say(owner, `${word} in ${room}`, { roomId: room });
    const found = async (by: Player, query = word) =>
      (await answerTo(by.http, 'Search', { query })).found.map((one) => one.roomId);
    expect(await found(theo)).toEqual([GENERAL, roomId]);
    expect(await found(mira)).toEqual([GENERAL, direct, roomId]);
    expect(await found(owner)).toEqual([GENERAL, direct, other, roomId]);
    expect(await found(theo, `${word} in:${other}`)).toEqual([]);
    expect(await found(theo, `${word} in:"${roomId}"`)).toEqual([roomId]);
    expect(await found(owner, `${word} in:elsewhere`)).toEqual([other]);
    await answerTo(mira.http, 'RemoveMember', { roomId, userID: theo.userID });
    expect(await found(theo)).toEqual([GENERAL]);
  });

  test('asks for something', async () => {
    expect(await outcomeOf(theo.http, 'Search', { query: ' ' })).toBe('search_invalid');
    expect(await outcomeOf(theo.http, 'Search', { query: 'cake before:tomorrow' })).toBe('search_invalid');
    expect(await outcomeOf(theo.http, 'Search', { query: 'cake', before: 'junk' })).toBe('cursor_invalid');
  });

  test('takes what is written literally, and goes on where the page before ended', async () => {
    await say(theo, '100% sure_thing');
    await say(theo, '1000 sureXthing');
    for (let count = 0; count < 5; count += 1) await say(theo, `page ${count} https://a.example`);
    const texts = async (query: string) =>
      (await answerTo(theo.http, 'Search', { query: `${query} in:${roomId}` })).found.map(
        ({ message }) => message.message,
      );
    expect(await texts('100%')).toEqual(['100% sure_thing']);
    expect(await texts('sure_')).toEqual(['100% sure_thing']);
    expect(await texts('URE_THI')).toEqual(['100% sure_thing']);
    expect(await texts(`has:link from:"${theo.username}"`)).toHaveLength(5);
    expect(await texts('has:link from:nobody')).toEqual([]);
    const paged: string[] = [];
    let before: string | undefined;
    do {
      const query = `page in:${roomId}`;
      const page = await answerTo(theo.http, 'Search', { query, limit: 2, ...(before ? { before } : {}) });
      paged.push(...page.found.map(({ message }) => message.message.slice(0, 6)));
      before = page.next;
    } while (before);
    expect(paged).toEqual(['page 4', 'page 3', 'page 2', 'page 1', 'page 0']);
  });
});

describe('undoing a clear', () => {
  test('brings everything back, to everyone', async () => {
    const socket = await theo.connect();
    await say(theo, 'one');
    const view = RoomView.of(await answerTo(socket, 'UserEnteredRoom', { roomId }));
    await answerTo(mira.http, 'ClearChat', { roomId });
    expect((await answerTo(theo.http, 'LoadMessages', { roomId })).messages).toEqual([]);
    await say(theo, 'two');
    await answerTo(mira.http, 'UndoClear', { roomId });
    await socket.hears<RoomChanged>('RoomChanged', ({ changes }) => changes.some(({ type }) => type === 'restored'));
    const again = await answerTo(socket, 'UserEnteredRoom', { roomId, since: view.head });
    expect(again).toMatchObject({ resync: true });
    expect(RoomView.of(again).shown.map(({ message }) => message)).toEqual(['one', 'two']);
    expect(await outcomeOf(mira.http, 'UndoClear', { roomId })).toBe('undo_expired');
  });
});

test('clients of the full feed see what was edited, and nothing of what was deleted', async () => {
  const client = await FullClient.connect(server.url);
  const [one, two] = [await say(theo, 'befour', { roomId: GENERAL }), await say(theo, 'a slip', { roomId: GENERAL })];
  await client.sees('a slip');
  await answerTo(theo.http, 'EditMessage', { roomId: GENERAL, seq: one.seq, message: 'before' });
  await client.sees('before');
  await answerTo(theo.http, 'DeleteMessage', { roomId: GENERAL, seq: two.seq });
  await client.until('it is gone', () => !client.texts.includes('a slip'));
  expect(client.texts).not.toContain('befour');
});

interface Talking {
  act: 'say' | 'answer' | 'edit' | 'delete' | 'react' | 'take back';
  who: number;
  which: number;
}

interface Keeping {
  act: 'clear' | 'undo' | 'flood' | 'sweep' | 'snapshot';
}

type Step = Talking | Keeping;

const steps = fc.array(
  fc.oneof<fc.Arbitrary<Step>[]>(
    fc.record({
      act: fc.constantFrom('say', 'say', 'answer', 'edit', 'edit', 'delete', 'react', 'take back'),
      who: fc.nat(2),
      which: fc.nat(9),
    }),
    fc.record({ act: fc.constantFrom('clear', 'undo', 'flood', 'sweep', 'snapshot', 'snapshot') }),
  ),
  { minLength: 5, maxLength: 40 },
);

test('a state however old, and the events since, make the state that a newcomer is given', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (taken) => {
      const room = await makeRoom(mira, 'private', 'Lab', [theo, owner]);
      const socket = await theo.connect();
      const enter = (more: object = {}) => answerTo(socket, 'UserEnteredRoom', { roomId: room, ...more });
      let live = RoomView.of(await enter());
      const snapshots = [live];
      // Before the connection itself notices, which is what `until` waits for.
      socket.socket.prependAny((event: string, { changes }: RoomChanged) => {
        if (event !== 'RoomChanged') return;
        for (const change of changes) if (change.seq === live.head.seq + 1) live = live.with(change);
      });
      const villains: Player[] = [];
      for (const step of taken) {
        if (step.act === 'snapshot') snapshots.push(await caughtUp(socket, room, () => live));
        else await take(step, room, villains);
      }

      const fresh = RoomView.of(await enter());
      const seen = await caughtUp(socket, room, () => live);
      if (!seen.isStale) expect(seen.shown).toEqual(fresh.shown);
      for (const before of snapshots.filter(({ isStale }) => !isStale)) {
        expect(RoomView.of(await enter({ since: before.head }), before)).toEqual(fresh);
      }
      socket.socket.disconnect();
    }),
    { numRuns: 20 },
  );
}, 60_000);

/** The view that has come as far as the room. */
async function caughtUp(socket: SocketAsking, room: string, view: () => RoomView): Promise<RoomView> {
  const { head } = await answerTo(theo.http, 'LookAtRoom', { roomId: room });
  await socket.until('all that happened', () => view().head.seq >= head.seq);
  return view();
}

async function take(step: Step, room: string, villains: Player[]): Promise<void> {
  switch (step.act) {
    case 'snapshot':
      return;
    case 'clear':
      await answerTo(mira.http, 'ClearChat', { roomId: room });
      return;
    case 'undo':
      await outcomeOf(mira.http, 'UndoClear', { roomId: room });
      return;
    case 'flood': {
      const villain = await cast.member('villain');
      villains.push(villain);
      await answerTo(mira.http, 'AddMember', { roomId: room, userID: villain.userID });
      await say(villain, 'flood', { roomId: room });
      return;
    }
    case 'sweep': {
      const villain = villains.pop();
      if (villain) await answerTo(owner.http, 'Ban', { userID: villain.userID, messages: 'remove' });
      return;
    }
    default:
      return talk(step, room);
  }
}

async function talk({ act, who, which }: Talking, room: string): Promise<void> {
  const by = [mira, theo, owner][who] as Player;
  const { messages } = await answerTo(by.http, 'LoadMessages', { roomId: room });
  const chosen: Message | undefined = messages[which % Math.max(1, messages.length)];
  if (act === 'say' || !chosen) {
    await say(by, `${which}`, { roomId: room });
    return;
  }
  const { seq } = chosen;
  const on = { roomId: room, seq };
  // Refused where it is another's, or was deleted: then nothing happens, which is right too.
  const outcomes: Record<typeof act, () => Promise<unknown>> = {
    answer: () => say(by, 'yes', { roomId: room, replyTo: seq }),
    edit: () => outcomeOf(by.http, 'EditMessage', { ...on, message: `edited ${which} @${theo.username}` }),
    delete: () => outcomeOf(by.http, 'DeleteMessage', on),
    react: () => outcomeOf(by.http, 'React', { ...on, emoji: '🍋' }),
    'take back': () => outcomeOf(by.http, 'TakeReactionBack', { ...on, emoji: '🍋' }),
  };
  await outcomes[act]();
}
