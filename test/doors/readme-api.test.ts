import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { CommandOutput } from '../../src/protocol/index';
import { cleanUp } from '../support/clean-up';
import { startServer } from '../support/start-server';

afterEach(cleanUp);

/** The examples of the README's chapter, one after the other, as somebody would paste them. */
function examples(): string[] {
  const readme = readFileSync(join(__dirname, '../../README.md'), 'utf8');
  const [, chapter = ''] = readme.split('## HTTP API\n');
  const [text = ''] = chapter.split('\n## ');
  return [...text.matchAll(/(?:^ {4}.*\n)+/gm)].map(([lines]) => lines.replace(/^ {4}/gm, ''));
}

test('the examples of the README do what it says of them', async () => {
  const server = await startServer();
  const [come = '', send = '', read = ''] = examples();
  // The second one twice: a retry is harmless.
  const script = [come, send, 'echo', send, 'echo', read].join('\n').replaceAll('http://localhost:3080', server.url);
  const { stdout } = await promisify(execFile)('bash', ['-euc', script]);
  const [first = '', second, page = ''] = stdout.split('\n');
  expect(second).toBe(first);
  const sent: CommandOutput<'SendMessage'> = JSON.parse(first);
  const { messages }: CommandOutput<'LoadMessages'> = JSON.parse(page);
  expect(messages.map(({ seq, author, message }) => ({ seq, name: author.username, message }))).toEqual([
    { seq: sent.seq, name: 'Build robot', message: 'Build 1789 is green' },
  ]);
});
