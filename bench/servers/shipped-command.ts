import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

interface Shipped {
  flags: string[];
  env: Record<string, string>;
  /** The line itself. */
  from: string;
}

/** What the Procfile's `web:` line gives to node, so that what is measured is what ships. */
export function shippedCommand(): Shipped {
  const file = resolve(__dirname, '../../Procfile');
  if (!existsSync(file)) return { flags: [], env: {}, from: 'there is no Procfile, so node runs without flags' };
  const web = /^web:\s*(.+)$/m.exec(readFileSync(file, 'utf8'))?.[1] ?? '';
  const words = web.split(/\s+/);
  const node = words.indexOf('node');
  const program = words.findIndex((word, at) => at > node && !word.startsWith('-'));
  if (node < 0 || program < 0) throw new Error(`The web line of ${file} does not start node on a file: "${web}".`);
  const env = Object.fromEntries(words.slice(0, node).map((word) => word.split('=', 2) as [string, string]));
  return { flags: words.slice(node + 1, program), env, from: `Procfile: ${web}` };
}
