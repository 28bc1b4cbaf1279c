import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { errors, Refusal } from './errors';

test('PROTOCOL.md names every code of the table, with its status', () => {
  const document = readFileSync(join(__dirname, '../../PROTOCOL.md'), 'utf8');
  const rows = document.split('\n').filter((line) => line.startsWith('| `'));
  for (const [code, { status }] of Object.entries(errors)) {
    const row = rows.find((line) => line.includes(`\`${code}\``));
    expect(`${code}: ${row}`).toContain(String(status));
  }
});

test('a refusal tells a client its code, its message, and the time to wait only where there is one', () => {
  expect(new Refusal('name_taken').toReply()).toEqual({ code: 'name_taken', message: errors.name_taken.message });
  expect(new Refusal('rate_limited', 500).toReply()).toHaveProperty('retryAfterMs', 500);
});
