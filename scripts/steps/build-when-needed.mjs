// @ts-check
import { isBuilt } from './built-from.mjs';
import { explain } from './problem.mjs';
import { run, seconds } from './run.mjs';

/** Builds the server and the page, unless dist/ has them as the files now are. */
export async function buildWhenNeeded() {
  if (isBuilt()) return console.log('Build: unchanged');
  const since = Date.now();
  console.log('Build: the server and the page …');
  const { code, output } = await run(process.execPath, ['scripts/build.mjs']);
  if (code === 0) return console.log(`Build: ready in ${seconds(since)}`);
  console.error(output);
  throw explain('The build', output);
}
