import { join } from 'node:path';
import { build } from 'esbuild';

/**
 * Bundles one of our programs to plain JavaScript, so that it runs in bare node as Snug does: a TypeScript loader in a
 * baseline's process would be counted as the baseline's memory.
 */
export async function bundle(source: string, folder: string): Promise<string> {
  const outfile = join(folder, `${source.replaceAll('/', '-')}.cjs`);
  await build({
    entryPoints: [join(__dirname, `${source}.ts`)],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    // Optional accelerators of ws, which are not installed.
    external: ['bufferutil', 'utf-8-validate'],
    logLevel: 'error',
  });
  return outfile;
}
