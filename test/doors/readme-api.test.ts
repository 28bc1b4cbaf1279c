import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type CommandOutput, GENERAL } from '../../src/protocol/index';
import { answerTo } from '../support/asking';
import { Cast } from '../support/cast';
import { cleanUp, temporaryFolder } from '../support/clean-up';
import { isSigned, Receiver } from '../support/receiver';
import { startServer } from '../support/start-server';

afterEach(cleanUp);

/** The examples of a chapter of the README, one after the other, as somebody would paste them. */
function examples(chapterName: string): string[] {
  const readme = readFileSync(join(__dirname, '../../README.md'), 'utf8');
  const [, chapter = ''] = readme.split(`## ${chapterName}\n`);
  const [text = ''] = chapter.split('\n## ');
  return [...text.matchAll(/(?:^ {4}.*\n)+/gm)].map(([lines]) => lines.replace(/^ {4}/gm, ''));
}

test('the examples of the README do what it says of them', async () => {
  const server = await startServer();
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, 'holiday.jpg'), 'seen from far');
  const [come = '', send = '', read = '', share = ''] = examples('HTTP API');
  // The second one twice: a retry is harmless.
  const script = [come, send, 'echo', send, 'echo', read, 'echo', share, 'echo', read].join('\n');
  const { stdout } = await promisify(execFile)(
    'bash',
    ['-euc', script.replaceAll('http://localhost:3080', server.url)],
    {
      cwd,
    },
  );
  const [first = '', second, page = '', , after = ''] = stdout.split('\n');
  expect(second).toBe(first);
  const sent: CommandOutput<'SendMessage'> = JSON.parse(first);
  const { messages }: CommandOutput<'LoadMessages'> = JSON.parse(page);
  expect(messages.map(({ seq, author, message }) => ({ seq, name: author.username, message }))).toEqual([
    { seq: sent.seq, name: 'Build robot', message: 'Build 1789 is green' },
  ]);
  const { messages: shared }: CommandOutput<'LoadMessages'> = JSON.parse(after);
  expect(shared.at(-1)).toMatchObject({ message: 'From the lake', attachments: [{ name: 'holiday.jpg', size: 13 }] });
});

test('the examples of the README say something by a webhook, have others told, and make a bot', async () => {
  const server = await startServer({ config: { webhooksInside: true } });
  const { owner } = await Cast.gather(server);
  const receiver = await Receiver.open();
  const [hook = '', post = '', outgoing = '', bot = ''] = examples('Webhooks and bots');
  const script = [`TOKEN=${owner.token}`, hook, post, 'echo', outgoing, 'echo', bot].join('\n');
  const { stdout } = await promisify(execFile)('bash', [
    '-euc',
    script.replaceAll('http://localhost:3080', server.url).replace('https://builds.example.org/snug', receiver.url),
  ]);
  const [posted, told = '', made = ''] = stdout.split('\n');
  expect(posted).toBe('okok');
  const { token, ...answer }: CommandOutput<'CreateBot'> = JSON.parse(made);
  expect(answer.bot).toMatchObject({ bot: { username: 'Helper' }, rights: ['read', 'speak'] });
  const { messages } = await answerTo(owner.http, 'LoadMessages', { roomId: GENERAL });
  expect(messages.map(({ author, message }) => [author.username, message])).toEqual([
    ['Build robot', 'Build 1789 is green'],
    ['Builds', 'The disk is nearly full\n'],
  ]);
  const { secret }: CommandOutput<'CreateOutgoingWebhook'> = JSON.parse(told);
  await answerTo(owner.http, 'SendMessage', { roomId: GENERAL, clientId: 'a', message: 'Thanks, robot' });
  await receiver.receives(1);
  expect(receiver.texts).toEqual(['Thanks, robot']);
  expect(receiver.deliveries.every((delivery) => isSigned(delivery, secret))).toBe(true);
});
