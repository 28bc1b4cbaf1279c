// @ts-check
// `node scripts/make-emoji.mjs`: writes client/src/emoji/emoji.tsv anew, from the data of Emojibase. Run when Unicode has
// new emoji. What it takes from a package of 50 MB is 150 KB, so nobody who installs Snug has to have the package.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SOURCE = 'emojibase-data@17.0.0';

/** The groups as they are shown, each with the numbers that Emojibase gives to what is in it. */
const groups = Object.entries({
  'Smileys and people': [0, 1],
  'Animals and nature': [3],
  'Food and drink': [4],
  'Travel and places': [5],
  Activities: [6],
  Objects: [7],
  Symbols: [8],
  Flags: [9],
});

/** Emoji of this version and before are everywhere by now. */
const KNOWN_VERSION = 13;

/** @typedef {{ hexcode: string, emoji: string, label: string, tags?: string[], group?: number, order: number, version: number, skins?: { emoji: string, tone: number | number[] }[] }} Entry */

const folder = mkdtempSync(join(tmpdir(), 'snug-emoji-'));
try {
  execFileSync('npm', ['pack', SOURCE, '--silent'], { cwd: folder, stdio: 'ignore' });
  execFileSync('tar', ['xzf', 'emojibase-data-17.0.0.tgz', 'package/en'], { cwd: folder });
  writeFileSync('client/src/emoji/emoji.tsv', makeTable());
} finally {
  rmSync(folder, { recursive: true });
}

function makeTable() {
  /** @type {Entry[]} */
  const entries = read('data.json')
    .map((/** @type {Entry} */ entry) => ({ ...entry, emoji: plainest(entry.emoji) }))
    .toSorted((/** @type {Entry} */ a, /** @type {Entry} */ b) => a.order - b.order);
  /** @type {Record<string, string | string[]>[]} */
  const presets = ['github', 'iamcal', 'emojibase'].map((name) => read(`shortcodes/${name}.json`));
  /** @type {Map<string, string>} */
  const owners = new Map();
  // The codes that most people know go first: none stands for two emoji.
  for (const preset of presets)
    for (const { hexcode } of entries)
      for (const code of [preset[hexcode] ?? []].flat()) if (!owners.has(code)) owners.set(code, hexcode);
  const lines = groups.flatMap(([name, numbers]) => [
    `# ${name}`,
    ...entries
      .filter(({ group }) => group !== undefined && numbers.includes(group))
      .map((entry) => {
        const codes = [...new Set(presets.flatMap((preset) => preset[entry.hexcode] ?? []))].filter(
          (code) => owners.get(code) === entry.hexcode,
        );
        const version = entry.version > KNOWN_VERSION ? entry.version : '';
        const tones = entry.skins && bearsTones(entry) ? 't' : '';
        const tags = (entry.tags ?? []).filter((tag) => !entry.label.split(' ').includes(tag));
        return [entry.emoji, entry.label, codes.join(' '), `${tones}${version}`, tags.join(', ')].join('\t');
      }),
  ]);
  return `${lines.join('\n')}\n`;
}

/** As keyboards write it: what is shown in colours anyhow is not asked to be. @param {string} emoji */
function plainest(emoji) {
  return emoji.replace(/(\p{Emoji_Presentation})\uFE0F/gu, '$1');
}

/** Whether the page makes its toned forms as Unicode does: see client/src/emoji/tone.ts. @param {Entry} entry */
function bearsTones({ emoji, skins = [] }) {
  const modifiers = ['🏻', '🏼', '🏽', '🏾', '🏿'];
  return modifiers.every((modifier, at) => {
    const toned = [...emoji]
      .filter((part, index, parts) => part !== '\uFE0F' || !/\p{Emoji_Modifier_Base}/u.test(parts[index - 1] ?? ''))
      .map((part) =>
        /\p{Emoji_Modifier_Base}/u.test(part) && (part !== '🤝' || emoji === '🤝') ? part + modifier : part,
      )
      .join('');
    return skins.some((skin) => plainest(skin.emoji) === toned && [skin.tone].flat().every((tone) => tone === at + 1));
  });
}

/** @param {string} name */
function read(name) {
  return JSON.parse(readFileSync(join(folder, 'package/en', name), 'utf8'));
}
