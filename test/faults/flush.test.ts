import { once } from 'node:events';
import { join } from 'node:path';
import { cleanUp } from '../support/clean-up';
import { DeltaClient } from '../support/delta-client';
import { FullClient } from '../support/full-client';
import { type ServerProcess, startServerProcess } from '../support/server-process';

/** A server whose flushes to disk a test holds up. */
class SlowDisk {
  flushes = 0;

  constructor(readonly server: ServerProcess) {
    server.child.on('message', (message) => {
      if (message === 'flush') this.flushes += 1;
    });
  }

  /** Each flush from now on waits. */
  hold = () => this.order('hold');
  /** Let the flushes that wait, and those to come, through. */
  release = () => this.order('release');

  async flushIsAwaited(): Promise<void> {
    while (this.flushes === 0) await once(this.server.child, 'message');
  }

  private async order(order: string): Promise<void> {
    this.server.child.send(order);
    for (;;) {
      const [answer] = await once(this.server.child, 'message');
      if (answer === `did ${order}`) return;
    }
  }
}

let disk: SlowDisk;
let sender: DeltaClient;
let reader: DeltaClient;
let full: FullClient;

beforeEach(async () => {
  disk = new SlowDisk(
    await startServerProcess({ preload: join(__dirname, 'hold-flushes.cjs'), env: { LIMITS: 'off' } }),
  );
  const { url } = disk.server;
  [sender, reader, full] = await Promise.all([DeltaClient.enter(url), DeltaClient.enter(url), FullClient.connect(url)]);
  await sender.send('before');
  await Promise.all([sender, reader, full].map((client) => client.sees('before')));
  await disk.hold();
});
afterEach(cleanUp);

test('nothing is acknowledged and nothing shown before it is flushed, and nobody waits for the disk meanwhile', async () => {
  const before = { batches: reader.batches.length, rooms: full.rooms.length, seq: reader.seq };
  let acknowledged = false;
  const sent = sender.send('being flushed').then((answer) => {
    acknowledged = true;
    return answer;
  });
  await disk.flushIsAwaited();
  full.send({ message: 'by another feed', userID: 1, username: 'Joe', timeStamp: 1 });

  // The server answers what needs no disk, again and again: none of these answers comes after the message.
  for (let round = 0; round < 20; round += 1) {
    const page = await reader.expectOk('LoadMessages', { before: 1_000 });
    expect(page.messages.at(-1)?.message).toBe('before');
    expect(await full.ask('CreateUserData')).toMatchObject({ ok: true });
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  expect(acknowledged).toBe(false);
  expect({ batches: reader.batches.length, rooms: full.rooms.length, seq: reader.seq }).toEqual(before);

  await disk.release();
  expect((await sent).seq).toBe(before.seq + 1);
  await Promise.all([sender, reader, full].map((client) => client.sees('by another feed')));
  expect(reader.texts).toEqual(['before', 'being flushed', 'by another feed']);
});

test('all that was sent while one flush was under way shares the next', async () => {
  const first = sender.send('the first');
  await disk.flushIsAwaited();
  const others = Array.from({ length: 100 }, (_, index) => sender.send(`other ${index}`));
  // Answered after all of them were read.
  await sender.expectOk('LoadMessages', { before: 1_000 });
  let flushes = 0;
  disk.server.child.on('message', () => {
    flushes += 1;
  });
  await disk.hold();
  await first;
  await disk.release();
  await Promise.all(others);
  // The orders to hold and to release, and one flush.
  expect(flushes).toBe(3);
});

test('what was not flushed when the process was killed is sent again and stands in the room once', async () => {
  const { dataDir, port } = disk.server;
  sender.socket.io.reconnectionDelay(10);
  const unanswered = sender.refusalOf('SendMessage', { message: 'cut short', clientId: 'cut' }).catch(() => 'unknown');
  await disk.flushIsAwaited();
  await disk.server.kill();
  expect(await unanswered).toBe('unknown');

  await startServerProcess({ dataDir, port });
  await sender.until('connected again', () => sender.disconnections.length === 1 && sender.socket.connected);
  await sender.enter(sender.head);
  await sender.send('cut short', 'cut');
  await sender.send('next');
  await sender.sees('next');
  expect(sender.texts).toEqual(['before', 'cut short', 'next']);
});

test('a flush that fails ends the process: nothing is acknowledged or shown that the disk does not hold', async () => {
  const { server } = disk;
  sender.socket.io.reconnectionDelay(10);
  const before = { batches: reader.batches.length, rooms: full.rooms.length };
  const unanswered = sender
    .refusalOf('SendMessage', { message: 'on a bad disk', clientId: 'bad' })
    .catch(() => 'unknown');
  await disk.flushIsAwaited();
  server.child.send('fail');
  expect(await server.exited).toEqual({ code: 1, signal: null });
  expect(await unanswered).toBe('unknown');
  expect({ batches: reader.batches.length, rooms: full.rooms.length }).toEqual(before);

  await startServerProcess({ dataDir: server.dataDir, port: server.port });
  await sender.until('connected again', () => sender.disconnections.length === 1 && sender.socket.connected);
  await sender.enter(sender.head);
  await sender.send('on a bad disk', 'bad');
  await sender.sees('on a bad disk');
  expect(sender.texts).toEqual(['before', 'on a bad disk']);
});
