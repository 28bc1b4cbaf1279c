import { randomUUID } from 'node:crypto';
import type { Change, Head, Heartbeat, ListedRoom, RoomChanged } from '../../../src/protocol/index';
import { answerTo } from '../../support/asking';
import { bringIn, Cast, makeRoom, type Player } from '../../support/cast';
import { cleanUp, temporaryFolder } from '../../support/clean-up';
import { DeltaClient } from '../../support/delta-client';
import { PlainClient } from '../../support/plain-client';
import { quickHasher } from '../../support/quick-hasher';
import { type RunningServer, startServer } from '../../support/start-server';

const quick = { hasher: quickHasher, config: { limits: false } };

let server: RunningServer;
let cast: Cast;
let owner: Player;
/** Told events from the start: a beat comes every five seconds. */
let patient: PlainClient;
beforeAll(async () => {
  server = await startServer(quick);
  ({ cast, owner } = await Cast.gather(server));
  patient = await PlainClient.connect(server.url);
  await patient.subscribe();
});
afterAll(cleanUp);

const bearer = ({ token }: Player) => ({ headers: { authorization: `Bearer ${token}` } });

/** A bot that keeps General as the protocol says, over any number of connections. */
class Keeper {
  head: Head | undefined;
  readonly texts: string[] = [];
  resyncs = 0;
  private client: PlainClient | undefined;
  private taken = 0;

  async comeBack(url: string): Promise<void> {
    this.client = await PlainClient.connect(url);
    this.taken = 0;
    const reply = await this.client.subscribe(this.head ? { since: this.head } : {});
    if (!reply.ok) throw new Error(reply.error.code);
    if ('changes' in reply) this.apply(reply.changes);
    else if (reply.resync) this.resyncs += 1;
    this.head = reply.head;
  }

  cut(): void {
    this.follow();
    this.client?.cut();
  }

  async hears(text: string): Promise<void> {
    await this.client?.until(`the bot has "${text}"`, () => {
      this.follow();
      return this.texts.includes(text);
    });
  }

  private follow(): void {
    const batches = this.client?.events<RoomChanged>('RoomChanged') ?? [];
    for (const { changes } of batches.slice(this.taken)) this.apply(changes);
    this.taken = batches.length;
  }

  private apply(changes: readonly Change[]): void {
    for (const change of changes) {
      if (!this.head || change.seq <= this.head.seq) continue;
      expect(change.seq).toBe(this.head.seq + 1);
      this.head = { ...this.head, seq: change.seq };
      if (change.type === 'message' && change.message.kind === 'message') this.texts.push(change.message.message);
    }
  }
}

test('whoever subscribes is answered with the room and its head, and told events with author, room and seq', async () => {
  const bot = await PlainClient.connect(server.url);
  const reply = await bot.subscribe();
  expect(reply).toMatchObject({ ok: true, room: { roomId: 'general' }, head: { seq: expect.any(Number) } });
  const page = await DeltaClient.enter(server.url);
  const { seq } = await page.send('to all programs');
  const said = () =>
    bot.events<RoomChanged>('RoomChanged').flatMap(({ roomId, changes }) => changes.map((one) => ({ roomId, ...one })));
  await bot.until('told', () => said().some((one) => one.seq === seq));
  expect(said().find((one) => one.seq === seq)).toMatchObject({
    roomId: 'general',
    type: 'message',
    message: { seq, message: 'to all programs', author: { username: page.identity?.username } },
  });
  // As an object each, and nothing as bare text any more.
  for (const frame of bot.frames) expect(JSON.parse(frame)).toEqual(expect.any(Object));
  page.leave();
});

test('what a program says itself it is told as an event, by either route', async () => {
  const bot = await PlainClient.connect(server.url);
  await bot.subscribe();
  bot.say('by the route');
  const kept = await bot.ask('SendMessage', { message: 'by the command', clientId: randomUUID() });
  const texts = () =>
    bot
      .events<RoomChanged>('RoomChanged')
      .flatMap(({ changes }) => changes.flatMap((one) => (one.type === 'message' ? [one.message.message] : [])));
  await bot.until('told of both', () => ['by the route', 'by the command'].every((text) => texts().includes(text)));
  expect(kept).toMatchObject({ ok: true, seq: expect.any(Number) });
});

test('nothing is lost, doubled or in another order across cuts and a restart of the server', async () => {
  const dataDir = temporaryFolder();
  const first = await startServer({ config: { limits: false, dataDir } });
  const keeper = new Keeper();
  await keeper.comeBack(first.url);
  const talker = await PlainClient.connect(first.url);
  const said: string[] = [];
  const say = (by: PlainClient, count: number) => {
    for (let one = 0; one < count; one += 1) {
      said.push(`text ${said.length}`);
      by.say(said.at(-1) ?? '');
    }
  };
  for (let cut = 0; cut < 10; cut += 1) {
    say(talker, 7);
    keeper.cut();
    say(talker, 5);
    await keeper.comeBack(first.url);
  }
  await keeper.hears(said.at(-1) ?? '');
  expect(keeper.texts).toEqual(said);

  const reader = await DeltaClient.enter(first.url);
  say(talker, 3);
  await reader.sees(said.at(-1) ?? '');
  await first.stop();
  expect(await talker.untilClosed()).toEqual({ code: 1012, reason: 'shutting_down' });
  const second = await startServer({ config: { limits: false, dataDir } });
  await keeper.comeBack(second.url);
  say(await PlainClient.connect(second.url), 3);
  await keeper.hears(said.at(-1) ?? '');
  expect([keeper.texts, keeper.resyncs]).toEqual([said, 0]);

  keeper.head = { epoch: 'of another history', seq: 1 };
  await keeper.comeBack(second.url);
  expect(keeper.resyncs).toBe(1);
});

test('every command of a socket may be asked for, as somebody with an account too', async () => {
  const [member, host] = [await cast.member(), await cast.member('host')];
  const roomId = await makeRoom(host, 'private', 'Den', [member]);
  const bot = await PlainClient.connect(server.url, bearer(member));
  await bot.subscribe();
  expect(await bot.ask('WhoAmI', undefined)).toMatchObject({ ok: true, you: { username: member.username } });
  const rooms = await bot.ask('ListRooms', undefined);
  expect(rooms.ok && rooms.rooms.map((room) => room.roomId).toSorted()).toEqual(['general', roomId].toSorted());
  expect(await bot.ask('LookAtRoom', { roomId: 'nowhere' })).toMatchObject({
    ok: false,
    error: { code: 'room_not_found' },
  });
  expect(await bot.ask('LoadMessages', { limit: 1e9 })).toMatchObject({
    ok: false,
    error: { code: 'invalid_payload' },
  });
  for (const [action, code] of [
    ['LogIn', 'unknown_command'],
    ['NoCommand', 'unknown_command'],
    ['__proto__', 'unknown_command'],
  ]) {
    expect(await bot.exchange({ action })).toMatchObject({ ok: false, error: { code } });
  }
  bot.write('no JSON at all');
  await bot.until(
    'an object all the same',
    () => bot.errors.at(-1)?.code === 'unknown_command' && bot.errors.length > 4,
  );
});

test('a person’s rooms: that something happens there, all of it once entered, and nothing once they are put out', async () => {
  const [member, host] = [await cast.member(), await cast.member('host')];
  const roomId = await makeRoom(host, 'private', 'Cellar', [member]);
  const bot = await PlainClient.connect(server.url, bearer(member));
  await bot.subscribe();
  const say = (message: string) => answerTo(host.http, 'SendMessage', { roomId, clientId: randomUUID(), message });
  // Which rooms somebody is in is looked up once the answer has left.
  for (let told = false; !told; ) {
    await say('anyone?');
    told = await bot
      .until('activity', () => bot.events('RoomActive').length > 0, 100)
      .then(
        () => true,
        () => false,
      );
  }
  expect(bot.frames.join()).not.toContain('anyone?');

  expect(await bot.subscribe({ roomId })).toMatchObject({ ok: true, room: { roomId } });
  await say('in full');
  await bot.until('in full', () => bot.frames.join().includes('in full'));

  await answerTo(host.http, 'RemoveMember', { roomId, userID: member.userID });
  await bot.until('put out', () => bot.events('RoomUnlisted').length > 0);
  await say('after that');
  expect(await bot.subscribe({ roomId })).toMatchObject({ ok: false, error: { code: 'room_not_found' } });
  await bringIn(host, roomId, [member]);
  await bot.until('listed', () => bot.events<{ room: ListedRoom }>('RoomListed').length > 0);
  expect(bot.frames.join()).not.toContain('after that');
});

test('a room that one may not see, another format and half an identity are refused; the connection goes on', async () => {
  const elsewhere = await makeRoom(await cast.member('stranger'), 'private', 'Elsewhere');
  const bot = await PlainClient.connect(server.url);
  const codes: unknown[] = [];
  for (const request of [
    { format: 'json', roomId: elsewhere },
    { format: 'xml' },
    {},
    { format: 'json', roomId: 5 },
    { format: 'json', since: { epoch: 'x', seq: 2 ** 53 + 1 } },
    { format: 'json', nonsense: 1 },
  ]) {
    const reply = await bot.exchange({ action: 'subscribe', ...request });
    codes.push(reply.ok || reply.error.code);
  }
  expect(codes).toEqual(['room_not_found', ...Array(5).fill('invalid_payload')]);
  await answerTo(owner.http, 'SendMessage', { roomId: 'general', clientId: randomUUID(), message: 'still bare' });
  await bot.hears('still bare');
});

test('a beat tells where the rooms stand', async () => {
  await patient.until('a beat', () => patient.events<Heartbeat>('Heartbeat').some(({ heads }) => 'general' in heads));
});
