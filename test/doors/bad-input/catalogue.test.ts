import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const rows = readFileSync(join(__dirname, 'README.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| case'))
  .map((line) => line.split('|').map((cell) => cell.trim()) as [string, string, string, string, string]);

test.each(rows)('%s%s is tried in %s', (_empty, _case, file, words) => {
  const path = join(__dirname, file);
  expect([file, existsSync(path)]).toEqual([file, true]);
  expect(readFileSync(path, 'utf8')).toContain(words);
});
