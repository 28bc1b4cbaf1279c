import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CommandShape, commands } from './index';

const all = Object.entries<CommandShape>(commands);

test('PROTOCOL.md names every command, with its place in the HTTP API and what it does', () => {
  const document = readFileSync(join(__dirname, '../../../PROTOCOL.md'), 'utf8').split('## Commands')[1] ?? '';
  for (const [name, { http, summary }] of all) {
    const row = document.split('\n').find((line) => line.startsWith(`| \`${name}\` |`));
    expect(row).toContain(`| ${summary} |`);
    expect(row).toContain(http ? `\`${http.method} /api${http.path}\`` : '–');
  }
});

test('no two commands have one address', () => {
  const addresses = all.flatMap(([, { http }]) =>
    http ? [`${http.method} ${http.path.replace(/\{.*?\}/g, '{}')}`] : [],
  );
  expect(new Set(addresses).size).toBe(addresses.length);
});

test('what stands in braces is a field of the payload', () => {
  for (const [name, { http, input }] of all) {
    for (const [, field] of http?.path.matchAll(/\{(\w+)\}/g) ?? []) {
      expect(`${name}: ${JSON.stringify(input)}`).toContain(`"${field}"`);
    }
  }
});
