// @ts-check
// `npm start`: from a fresh clone to a running room. Plain JavaScript, since it runs before anything is installed.
import { fileURLToPath } from 'node:url';
import { giveUp } from './steps/problem.mjs';

try {
  process.chdir(fileURLToPath(new URL('..', import.meta.url)));
  const { checkNodeVersion } = await import('./steps/node-version.mjs');
  checkNodeVersion();
  const { installPackages } = await import('./steps/install.mjs');
  await installPackages();
  const { buildWhenNeeded } = await import('./steps/build-when-needed.mjs');
  await buildWhenNeeded();
  const { serve } = await import('./steps/serve.mjs');
  serve();
} catch (error) {
  giveUp(error);
}
