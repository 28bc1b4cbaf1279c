// @ts-check

/** A failure that the person at the keyboard can mend: its message is one sentence that says what to do. */
export class Problem extends Error {}

/** @type {[RegExp, string][]} what a tool wrote → what to do about it, the surest signs first */
const advice = [
  [/ENOSPC|no space left on device/i, 'The disk is full: free some space, then run the command again.'],
  [
    /gyp ERR!.*(find Python|could not find|not found: make)|not found: (make|cc|g\+\+)|make: .*: (command )?not found/i,
    'The embedded database has to be compiled here and no compiler was found: install python3, make and g++ ' +
      '(Debian: apt-get install python3 make g++; macOS: xcode-select --install), then run the command again.',
  ],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|network (request|timeout|error)/,
    'The package registry could not be reached: check the network connection, then run the command again.',
  ],
  [
    /EACCES|EPERM|EROFS/,
    'This folder cannot be written: run the command as the user who owns it, or copy Snug to a folder of your own.',
  ],
  [
    /code EUSAGE|in sync/,
    'package.json and package-lock.json disagree: run `npm install`, then `node scripts/complete-lockfile.mjs`.',
  ],
  [/heap out of memory|Killed|SIGKILL/, 'There is not enough memory: 1 GB free is enough to install and build.'],
];

/**
 * @param {string} what the step that failed, as the beginning of a sentence
 * @param {string} output what the tool wrote
 */
export function explain(what, output) {
  const known = advice.find(([sign]) => sign.test(output));
  return new Problem(known?.[1] ?? `${what} failed: the lines above say why.`);
}

/** @param {unknown} error ends the command with one sentence, or with the whole error if nobody foresaw it */
export function giveUp(error) {
  console.error(error instanceof Problem ? `\n${error.message}` : error);
  process.exit(1);
}
