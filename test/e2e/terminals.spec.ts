import { join } from 'node:path';
import { Terminal } from '../support/terminal';
import { expect, test } from './room';

const wscat = join(__dirname, '../../node_modules/wscat/bin/wscat');

test('two people at terminals and one at the page are in one talk', async ({ room }) => {
  const mira = await room.open('Mira');
  const command = `${process.execPath} ${wscat} -c ${room.url.replace('http', 'ws')}/ws`;
  const [one, other] = [new Terminal(command), new Terminal(command)];
  await Promise.all([one, other].map((terminal) => terminal.shows(/^Connected/)));

  one.type('{"action":"sendmessage","message":"hello"}');
  await other.shows('< hello');
  await expect(mira.sent('hello')).toBeVisible();
  await mira.say('hello from the page');
  await Promise.all([one, other].map((terminal) => terminal.shows('< hello from the page')));
  other.type('{"action":"sendMessage","data":"and from here"}');
  await one.shows('< and from here');
  await expect(mira.sent('and from here')).toBeVisible();

  one.type('who am I?');
  await one.shows(/^< Use the sendmessage route to send a message\. Your info:\{.*"connectionID":/);
  await expect.poll(() => mira.texts('sent')).toEqual(['hello', 'hello from the page', 'and from here']);
  expect(one.lines).not.toContain('< hello');
  expect(other.lines).not.toContain('< and from here');
  one.end();
  other.end();
});
