// @ts-check
// `npm run build`: the server and the page, from src/ and client/ to dist/.
import { rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildPage } from './build/page.mjs';
import { buildServer } from './build/server.mjs';
import { sourceHash, stamp } from './steps/built-from.mjs';
import { giveUp } from './steps/problem.mjs';
import { seconds } from './steps/run.mjs';

async function main() {
  process.chdir(fileURLToPath(new URL('..', import.meta.url)));
  rmSync(stamp, { force: true });
  // Taken before the build: a file that changes meanwhile is built again next time.
  const hash = sourceHash();

  let since = Date.now();
  await buildServer();
  console.log(`dist/server.js built in ${seconds(since)}`);

  since = Date.now();
  await buildPage();
  console.log(`dist/page built and compressed in ${seconds(since)}`);

  writeFileSync(stamp, hash);
}

main().catch(giveUp);
