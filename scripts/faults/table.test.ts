import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { table } from './table.mjs';

const folder = mkdtempSync(join(tmpdir(), 'snug-figures-'));

afterAll(() => rmSync(folder, { recursive: true }));

test('the figures of each test stand under its name', () => {
  const file = join(folder, 'faults.jsonl');
  const reports = [
    { test: 'kills', figures: { kills: 200, 'sent again': 12_345 } },
    { test: 'cuts', figures: { seed: 123456 } },
  ];
  writeFileSync(file, reports.map((one) => `${JSON.stringify(one)}\n`).join(''));
  expect(table(file)).toBe('kills\n  kills       200\n  sent again  12,345\n\ncuts\n  seed  123456');
});

test('where no test left figures, it says so', () => {
  expect(table(join(folder, 'none.jsonl'))).toBe('none: no test got as far as that');
});
