import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cleanUp, onCleanUp } from '../../support/clean-up';
import { DeltaClient } from '../../support/delta-client';
import { startServer } from '../../support/start-server';
import { Terminal } from '../../support/terminal';

afterAll(cleanUp);

const wscat = join(__dirname, '../../../node_modules/wscat/bin/wscat');

/** What the README shows of a terminal: what is started there, what one types, and what stands there then. */
function example(): { command: string; typed: string[]; shown: string[] } {
  const readme = readFileSync(join(__dirname, '../../../README.md'), 'utf8');
  const [command = '', ...lines] = /^ {4}npx wscat .*\n(?: {4}.*\n)*/m.exec(readme)?.[0].trimEnd().split('\n') ?? [];
  const beginningWith = (sign: string) => lines.map((line) => line.trim()).filter((line) => line.startsWith(sign));
  return {
    command: command.trim(),
    typed: beginningWith('> ').map((line) => line.slice(2)),
    shown: beginningWith('< '),
  };
}

test('two people at terminals and one at the page talk, as the README shows it', async () => {
  const server = await startServer();
  const page = await DeltaClient.enter(server.url);
  const { command, typed, shown } = example();
  const started = command.replace('npx wscat', `${process.execPath} ${wscat}`);
  const here = started.replace('ws://localhost:3080', server.url.replace('http', 'ws'));
  const [one, other] = [new Terminal(here), new Terminal(here)];
  onCleanUp(() => one.end());
  onCleanUp(() => other.end());
  await Promise.all([one, other].map((terminal) => terminal.shows(/^Connected/)));

  const [said = '', asked = ''] = typed;
  one.type(said);
  const { message } = JSON.parse(said);
  await other.shows(`< ${message}`);
  await page.sees(message);

  await page.send('hello from the page');
  await Promise.all([one, other].map((terminal) => terminal.shows('< hello from the page')));
  expect(one.lines).not.toContain(`< ${message}`);

  one.type(asked);
  await one.shows(/^< Use the sendmessage route to send a message\. Your info:\{.*"connectionID":"[\w-]+"\}$/);
  // What the README shows of it, up to where it leaves something out.
  for (const line of shown) {
    const [beginning = ''] = line.split('…');
    expect([line, one.lines.some((shown) => shown.startsWith(beginning))]).toEqual([line, true]);
  }
  expect(other.lines.join()).not.toContain('Your info');
});
