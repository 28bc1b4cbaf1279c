// @ts-check
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { explain, Problem } from './problem.mjs';
import { run, seconds } from './run.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'];
const elsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** @param {string} file */
function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** @returns {string | undefined} the browser for the browser tests: CHROMIUM_PATH, or the first that is found */
export function findChromium() {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  const folders = (process.env.PATH ?? '').split(delimiter).concat('/usr/bin', '/usr/local/bin', '/snap/bin');
  const candidates = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...candidates, ...elsewhere].find(isProgram);
}

/** @returns {Promise<string | undefined>} what makes apt-get run as root, if anything here does */
async function privilege() {
  const isThere = await run('apt-get --version');
  if (isThere.code !== 0) return undefined;
  if (process.getuid?.() === 0) return '';
  const sudo = await run('sudo -n true');
  return sudo.code === 0 ? 'sudo -n ' : undefined;
}

/** Installs Chromium by the system's package manager when it is missing and that is allowed here. */
export async function installChromium() {
  if (findChromium()) return console.log(`Chromium: ${findChromium()}`);
  const sudo = await privilege();
  if (sudo === undefined) {
    throw new Problem(
      'The browser tests need Chromium: install it (Debian and Ubuntu: sudo apt-get install chromium), ' +
        'or set CHROMIUM_PATH to a Chromium or Chrome that you have.',
    );
  }
  const since = Date.now();
  console.log('Chromium: installing …');
  const apt = `${sudo}env DEBIAN_FRONTEND=noninteractive apt-get`;
  const { code, output } = await run(`${apt} update && ${apt} install -y chromium`);
  if (code === 0 && findChromium()) return console.log(`Chromium: installed in ${seconds(since)}`);
  console.error(output);
  throw explain('Installing Chromium', output);
}
