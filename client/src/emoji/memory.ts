import { browserStorage } from '../state/browser-storage';
import type { Tone } from './tone';

/** Three rows of them. */
const RECENT_MAX = 24;

const RECENT = 'snug.emoji.recent';
const TONE = 'snug.emoji.tone';

/** The emoji that were chosen last, the last one first, and the tone of skin that is wanted. */
export function createEmojiMemory(storage: Storage) {
  const read = (key: string): unknown => {
    try {
      return JSON.parse(storage.getItem(key) ?? 'null');
    } catch {
      return null;
    }
  };
  const write = (key: string, value: unknown) => {
    try {
      storage.setItem(key, JSON.stringify(value));
    } catch {}
  };
  const recent = (): string[] => {
    const kept = read(RECENT);
    return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string').slice(0, RECENT_MAX) : [];
  };
  return {
    recent,
    /** Without its tone: that is one's own at any time. */
    chose(emoji: string): void {
      write(RECENT, [emoji, ...recent().filter((one) => one !== emoji)].slice(0, RECENT_MAX));
    },
    tone(): Tone {
      const kept = read(TONE);
      return [0, 1, 2, 3, 4, 5].includes(kept as number) ? (kept as Tone) : 0;
    },
    keepTone: (tone: Tone) => write(TONE, tone),
  };
}

export const emojiMemory = createEmojiMemory(browserStorage());
