import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** The flags that the Procfile's `web:` line gives to node, so that what is measured is what ships. */
export function shippedNodeFlags(): { flags: string[]; from: string } {
  const file = resolve(__dirname, '../../Procfile');
  if (!existsSync(file)) return { flags: [], from: 'there is no Procfile, so node runs without flags' };
  const web = /^web:\s*(.+)$/m.exec(readFileSync(file, 'utf8'))?.[1] ?? '';
  const words = web.split(/\s+/);
  const node = words.indexOf('node');
  const program = words.findIndex((word, at) => at > node && !word.startsWith('-'));
  if (node < 0 || program < 0) throw new Error(`The web line of ${file} does not start node on a file: "${web}".`);
  return { flags: words.slice(node + 1, program), from: `Procfile: ${web}` };
}
