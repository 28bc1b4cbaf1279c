import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PerformanceObserver } from 'node:perf_hooks';
import { aClaim } from '../support/builders';
import { cleanUp } from '../support/clean-up';
import { DeltaClient } from '../support/delta-client';
import { FullClient } from '../support/full-client';
import { ask } from '../support/http-client';
import { quickHasher } from '../support/quick-hasher';
import { RawClient } from '../support/raw-client';
import { type Family, figureOf, scrape } from '../support/scrape';
import { type RunningServer, startServer } from '../support/start-server';

afterEach(cleanUp);

/** What the feed of changes brings, as a client hears it. */
const events = [
  'RoomChanged',
  'PeopleChanged',
  'PersonChanged',
  'PeopleTyping',
  'RoomRenewed',
  'RoomActive',
  'Heartbeat',
];

async function read(server: RunningServer, ...series: string[]): Promise<(number | undefined)[]> {
  const families = await scrape(server);
  return series.map((one) => figureOf(families, one));
}

test('what clients are sent is counted event by event, and what is said message by message', async () => {
  const server = await startServer();
  const heard: string[] = [];
  const clients: DeltaClient[] = [];
  for (const _ of [1, 2, 3]) {
    const client = await DeltaClient.connect(server.url);
    client.socket.onAny((event: string) => events.includes(event) && heard.push(event));
    await client.enter();
    clients.push(client);
  }
  const [sender] = clients as [DeltaClient];
  const everyone = (text: string) => Promise.all(clients.map((client) => client.sees(text)));
  await everyone(`${clients[2]?.identity?.username} has entered the chat`);
  const sizes = ['snug_batch_changes_count{feed="delta"}', 'snug_batch_changes_sum{feed="delta"}'];
  const [batches = 0, changes = 0] = await read(server, ...sizes);
  heard.length = 0;
  const [before = 0] = await read(server, 'snug_deliveries_total{feed="delta"}');

  for (const text of ['one', 'two']) {
    await sender.send(text, `id of ${text}`);
    await everyone(text);
  }
  // A retry is no message.
  await sender.send('two', 'id of two');

  expect(heard.filter((event) => event === 'RoomChanged')).toHaveLength(6);
  const [deliveries = 0, ...others] = await read(server, 'snug_deliveries_total{feed="delta"}', ...sizes);
  expect(deliveries - before).toBe(heard.length);
  expect(others).toEqual([batches + 2, changes + 2]);
  expect(
    await read(
      server,
      'snug_messages_total',
      'snug_connections{feed="delta"}',
      'snug_connections{feed="full"}',
      'snug_connections_opened_total{feed="delta"}',
      'snug_people_online',
      'snug_rooms_in_memory',
      'snug_handshakes',
      'snug_unsent_events{feed="delta"}',
      'snug_unsent_bytes{feed="delta"}',
      'snug_slow_readers_cut_total{feed="delta"}',
      'snug_ready',
    ),
  ).toEqual([2, 3, 0, 3, 3, 1, 0, 0, 0, 0, 1]);

  clients[2]?.leave();
  await until(server, 'snug_connections{feed="delta"}', 2);
  const why = 'snug_connections_ended_total{reason="client namespace disconnect"}';
  expect(await read(server, why, 'snug_connections_opened_total{feed="delta"}')).toEqual([1, 3]);
});

test('bytes are those of the frames that come over the wire', async () => {
  const server = await startServer();
  const reader = await RawClient.connect(server.url);
  const talker = await FullClient.connect(server.url);
  talker.enter(aClaim());
  await talker.sees('Mira has entered the chat');
  talker.send({ message: 'ünïcode '.repeat(40), userID: 'claim-Mira', username: 'Mira', timeStamp: 1 });
  const events = () => reader.frames.filter((frame) => frame.startsWith('42'));
  // The history, the room twice, and the message by itself: it has not shown which feed it is of.
  await reader.until('all of it', () => events().length === 4);
  const bytes = events().map((frame) => Buffer.byteLength(frame));
  expect(Math.max(...bytes)).toBeLessThan(65_536);
  // With a head of two bytes or four. All but the last, the message by itself, went to two connections.
  const isBoth = (frame: string) => !frame.startsWith('42["message"');
  const sizes = events().map((frame, index) => [isBoth(frame) ? 2 : 1, bytes[index] ?? 0] as const);
  const sent = sizes.reduce((sum, [times, length]) => sum + times * (length + (length > 125 ? 4 : 2)), 0);
  const [deliveries, delivered] = await read(
    server,
    'snug_deliveries_total{feed="full"}',
    'snug_delivered_bytes_total{feed="full"}',
  );
  expect([deliveries, delivered]).toEqual([7, sent]);
});

test('a slow reader is seen before it is cut, and counted then', async () => {
  const server = await startServer({ config: { limits: false } });
  const deaf = await RawClient.connect(server.url);
  const talker = await FullClient.connect(server.url);
  talker.enter(aClaim());
  await talker.sees('Mira has entered the chat');
  deaf.pause();
  const message = 'x'.repeat(4_000);
  const most = { unsent: 0, events: 0 };
  for (let cut = 0; cut === 0; ) {
    const asked = Array.from({ length: 20 }, () =>
      talker.ask('SendMessage', { message, userID: 'claim-Mira', username: 'Mira', timeStamp: 1 }),
    );
    await Promise.all(asked);
    const [unsent = 0, events = 0, slow = 0] = await read(
      server,
      'snug_unsent_bytes{feed="full"}',
      'snug_unsent_events{feed="full"}',
      'snug_slow_readers_cut_total{feed="full"}',
    );
    most.unsent = Math.max(most.unsent, unsent);
    most.events = Math.max(most.events, events);
    cut = slow;
  }
  await until(server, 'snug_connections{feed="full"}', 1);
  expect(await read(server, 'snug_slow_readers_cut_total{feed="full"}')).toEqual([1]);
  expect(most.unsent).toBeGreaterThan(0);
  expect(most.events).toBeGreaterThan(0);
  expect(talker.disconnections).toEqual([]);
});

test('answers are counted by status, refusals by code, and what waits for a hash or the index is seen', async () => {
  const server = await startServer({ hasher: { ...quickHasher, waiting: 7 } });
  const answered = (status: string) => `snug_http_request_duration_seconds_count{status="${status}"}`;
  await ask(server, '/healthz');
  await ask(server, '/api/nowhere');
  await ask(server, '/api/rooms');
  const [fine, refused, hashes] = await read(server, answered('2xx'), answered('4xx'), 'snug_password_hashes_waiting');
  expect([fine, refused, hashes]).toEqual([1, 2, 7]);
  // The scrape before is one more.
  expect(await read(server, answered('2xx'), 'snug_refusals_total{code="unknown_address"}')).toEqual([2, 1]);
  const client = await DeltaClient.enter(server.url);
  await client.send('to be found');
  const [writes = 0, commits = 0, flushes] = await read(
    server,
    'snug_store_commit_writes_sum',
    'snug_store_commit_writes_count',
    'snug_store_flush_duration_seconds_count',
  );
  expect([writes >= 2, commits >= 2, flushes, commits <= writes]).toEqual([true, true, commits, true]);
  await until(server, 'snug_search_backlog', 0);
});

test('the text is Prometheus’, each metric explained, and what Snug counts named as is usual there', async () => {
  const server = await startServer();
  await DeltaClient.enter(server.url);
  const families = await scrape(server);
  const own = [...families].filter(([name]) => name.startsWith('snug_'));
  expect(own.length).toBeGreaterThan(20);
  for (const [name, { type, help, samples }] of families) {
    expect([name, help.length > 10]).toEqual([name, true]);
    if (type === 'histogram') checkBuckets(name, samples);
  }
  for (const [name, { type, help }] of own) {
    expect([name, name.endsWith('_total')]).toEqual([name, type === 'counter']);
    expect([name, /_(ms|milliseconds|kilobytes|megabytes)\b/.test(name)]).toEqual([name, false]);
    expect([name, help.endsWith('.')]).toEqual([name, true]);
  }
  for (const name of [
    'nodejs_eventloop_lag_p99_seconds',
    'process_resident_memory_bytes',
    'nodejs_gc_duration_seconds',
  ]) {
    expect([...families.keys()]).toContain(name);
  }
});

test('docs/operations.md has a row for each, with its type and its label, and no other', async () => {
  const server = await startServer();
  const page = readFileSync(join(__dirname, '../../docs/operations.md'), 'utf8');
  const rows = [...page.matchAll(/^\| `(snug_\w+)` \| (\w+) \| (\w*) ?\|/gm)].map(([, ...row]) => row);
  await DeltaClient.enter(server.url);
  await ask(server, '/api/nowhere');
  const own = [...(await scrape(server))].filter(([name]) => name.startsWith('snug_'));
  expect(rows.map(([name, type]) => [name, type])).toEqual(own.map(([name, { type }]) => [name, type]));
  for (const [name, { samples }] of own) {
    const labels = [...samples.keys()].flatMap((series) =>
      [...series.matchAll(/[{,](\w+)=/g)].map(([, label]) => label),
    );
    const label = rows.find(([documented]) => documented === name)?.[2];
    const [known = ''] = labels.filter((one) => one !== 'le');
    if (samples.size > 0) expect([name, label]).toEqual([name, known]);
  }
});

test('nothing that anybody writes is in it, and other words for the same make no more of it', async () => {
  const server = await startServer({ config: { limits: false } });
  const round = async (word: string) => {
    const client = await DeltaClient.enter(server.url);
    await client.send(`text-${word}`);
    await client.refusalOf(`Command${word}` as 'Type', {});
    await client.refusalOf('EditMessage', { seq: 10 ** 6, message: `text-${word}` });
    await ask(server, `/api/rooms/room-${word}`, { headers: { authorization: `Bearer token-${word}` } });
    await ask(server, `/path-${word}`, { headers: { 'x-request-id': `request-${word}` } });
    await ask(server, `/invite/secret-${word}`);
    const full = await FullClient.connect(server.url);
    await full.ask('UserEnteredRoom', aClaim(`name-${word}`));
    client.leave();
    full.leave();
    await until(server, 'snug_connections{feed="delta"}', 0);
    await until(server, 'snug_connections{feed="full"}', 0);
    const { body } = await ask(server, '/metrics');
    const { userID, username, token } = client.identity!;
    for (const said of [word, userID, username, token, '127.0.0.1']) expect(body).not.toContain(said);
    return [...(await scrape(server)).values()].flatMap(seriesOf).filter((series) => series.startsWith('snug_'));
  };
  const once = await round('qwertz');
  expect(await round('asdfgh')).toEqual(once);
});

test('nothing of the process is watched before somebody scrapes', async () => {
  const watching = jest.spyOn(PerformanceObserver.prototype, 'observe');
  const server = await startServer();
  await (await DeltaClient.enter(server.url)).send('hello');
  expect(watching).not.toHaveBeenCalled();
  await scrape(server);
  expect(watching).toHaveBeenCalledWith({ entryTypes: ['gc'] });
  watching.mockRestore();
});

function seriesOf({ samples }: Family): string[] {
  return [...samples.keys()];
}

/** Each bucket holds those before it, and the last one everything. */
function checkBuckets(name: string, samples: Map<string, number>): void {
  let last = 0;
  for (const [series, value] of samples) {
    if (series.startsWith(`${name}_bucket`)) {
      expect([series, value >= last]).toEqual([series, true]);
      last = value;
    } else if (series.startsWith(`${name}_count`)) {
      expect([series, value]).toEqual([series, last]);
      last = 0;
    }
  }
}

async function until(server: RunningServer, series: string, value: number): Promise<void> {
  for (const deadline = performance.now() + 8_000; performance.now() < deadline; ) {
    const [is] = await read(server, series);
    if (is === value) return;
  }
  throw new Error(`not within 8 s: ${series} ${value}`);
}
