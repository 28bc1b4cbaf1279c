import { cleanUp } from '../../support/clean-up';
import { DeltaClient } from '../../support/delta-client';
import { PlainClient } from '../../support/plain-client';
import { figureOf, scrape } from '../../support/scrape';
import { type RunningServer, startServer } from '../../support/start-server';

afterAll(cleanUp);

/** Until a figure is this. */
async function until(server: RunningServer, series: string, value: number): Promise<void> {
  const deadline = performance.now() + 8_000;
  while (figureOf(await scrape(server), series) !== value) {
    if (performance.now() > deadline) throw new Error(`not within 8 s: ${series} ${value}`);
  }
}

test('connections, batches, and bytes as they come over the wire are counted; of what ended nothing is left', async () => {
  const server = await startServer();
  const [reader, other, bot] = [
    await PlainClient.connect(server.url),
    await PlainClient.connect(server.url),
    await PlainClient.connect(server.url),
  ];
  await bot.subscribe();
  const page = await DeltaClient.enter(server.url);
  await bot.until('told of the page', () => bot.events('PeopleChanged').length > 0);
  const text = 'ünïcode '.repeat(40).trim();
  await page.send(text);
  await Promise.all([reader.hears(text), other.hears(text)]);

  const figures = await scrape(server);
  const of = (name: string, feed: string) => figureOf(figures, `snug_${name}{feed="${feed}"}`);
  expect([of('connections', 'text'), of('connections', 'json'), of('connections_opened_total', 'text')]).toEqual([
    2, 1, 3,
  ]);
  // A head of four bytes, and the text.
  const bytes = 4 + Buffer.byteLength(text);
  expect([of('deliveries_total', 'text'), of('delivered_bytes_total', 'text')]).toEqual([2, 2 * bytes]);
  expect([of('batch_changes_count', 'text'), of('unsent_events', 'text'), of('unsent_bytes', 'text')]).toEqual([
    1, 0, 0,
  ]);
  const events = bot.frames.filter((frame) => frame.startsWith('{"event"'));
  const size = (frame: string) => Buffer.byteLength(frame) + (Buffer.byteLength(frame) > 125 ? 4 : 2);
  expect([of('deliveries_total', 'json'), of('delivered_bytes_total', 'json')]).toEqual([
    events.length,
    events.reduce((sum, frame) => sum + size(frame), 0),
  ]);

  reader.close();
  other.cut();
  bot.close();
  await until(server, 'snug_connections{feed="json"}', 0);
  await until(server, 'snug_connections{feed="text"}', 0);
  await until(server, 'snug_connections_ended_total{reason="transport close"}', 3);
  await until(server, 'snug_handshakes', 0);
});
