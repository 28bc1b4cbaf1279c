import { cleanUp } from '../../support/clean-up';
import { DeltaClient } from '../../support/delta-client';
import { PlainClient } from '../../support/plain-client';
import { figureOf, scrape } from '../../support/scrape';
import { startServer } from '../../support/start-server';

afterAll(cleanUp);

const texts = Array.from({ length: 250 }, () => JSON.stringify({ action: 'sendmessage', message: 'x'.repeat(3_900) }));
const questions = Array.from({ length: 20 }, () => '{"action":"LoadMessages","limit":100}');

/** How many were cut, once one was. `send` gives a client that does not read more to read. */
async function untilCut(server: { port: number }, feed: 'text' | 'json', send: () => Promise<void>): Promise<number> {
  for (let round = 0; round < 40; round += 1) {
    const cut = figureOf(await scrape(server), `snug_slow_readers_cut_total{feed="${feed}"}`) ?? 0;
    if (cut > 0) return cut;
    await send();
  }
  return 0;
}

test('who reads neither what others say nor the answers is cut off, alone, before it fills the memory', async () => {
  const server = await startServer({ config: { limits: false } });
  const [talker, reader, deaf] = await Promise.all([1, 2, 3].map(() => PlainClient.connect(server.url)));
  if (!talker || !reader || !deaf) throw new Error('not connected');
  deaf.pause();
  let said = 0;
  const say = async () => {
    talker.write(...texts);
    said += texts.length;
    await reader.until('the reader has it', () => reader.frames.length === said);
  };
  expect(await untilCut(server, 'text', say)).toBe(1);

  const asker = await PlainClient.connect(server.url);
  await asker.subscribe();
  asker.pause();
  const page = await DeltaClient.enter(server.url);
  const ask = async () => {
    if (!asker.closed) asker.write(...questions);
    await page.send('meanwhile');
  };
  expect(await untilCut(server, 'json', ask)).toBe(1);
  for (const client of [talker, reader]) expect(client.closed).toBeUndefined();
  talker.say('they talk on');
  await reader.hears('they talk on');
});
