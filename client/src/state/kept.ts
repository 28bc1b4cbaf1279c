import type { Profile, UserData } from '@protocol/people';

/** What the browser remembers for this person. A browser that refuses to remember is no reason to fail. */
export interface Kept {
  /** Who the session belonged to last time: a name to begin with, and no proof of anything. */
  you(): Profile | null;
  keepYou(you: Profile | null): void;
  /** What an earlier version of the page kept instead of a session. */
  identity(): KeptIdentity | null;
  keepIdentity(identity: null): void;
  /** Whether an earlier version of the page left something to send here. */
  hasOldOutbox(): boolean;
  draft(roomId: string): string;
  keepDraft(roomId: string, text: string): void;
  /** Leaves nothing of the person behind. */
  forget(): void;
}

/** `entered` tells one who chose a name from one who was only suggested it. */
interface KeptIdentity extends UserData {
  entered: boolean;
}

/** Under which an earlier version of the page kept what was to be sent, a key each. */
export const OLD_OUTBOX = 'snug.outbox.';

const YOU = 'snug.you';
const IDENTITY = 'snug.identity';
const DRAFT = 'snug.draft.';

/** What the emoji picker remembers. */
const EMOJI = 'snug.emoji.';

export function createKept(storage: Storage): Kept {
  const write = (key: string, value: string | null) => {
    try {
      if (value === null) storage.removeItem(key);
      else storage.setItem(key, value);
    } catch {}
  };
  const read = <T>(key: string, isValid: (value: unknown) => value is T): T | null => {
    try {
      const value: unknown = JSON.parse(storage.getItem(key) ?? 'null');
      return isValid(value) ? value : null;
    } catch {
      return null;
    }
  };
  return {
    you: () => read(YOU, isProfile),
    keepYou: (you) => write(YOU, you && JSON.stringify(you)),
    identity: () => read(IDENTITY, isIdentity),
    keepIdentity: () => write(IDENTITY, null),
    hasOldOutbox: () => keysOf(storage).some((key) => key.startsWith(OLD_OUTBOX)),
    draft: (roomId) => read(DRAFT + roomId, isText) ?? '',
    keepDraft: (roomId, text) => write(DRAFT + roomId, text === '' ? null : JSON.stringify(text)),
    forget() {
      const ours = [YOU, IDENTITY, OLD_OUTBOX, DRAFT, EMOJI];
      for (const key of keysOf(storage)) if (ours.some((name) => key.startsWith(name))) write(key, null);
    },
  };
}

function keysOf(storage: Storage): string[] {
  return Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '');
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isProfile(value: unknown): value is Profile {
  return hasTexts(value, ['userID', 'username']);
}

function isIdentity(value: unknown): value is KeptIdentity {
  return hasTexts(value, ['userID', 'username', 'token']) && 'entered' in value && typeof value.entered === 'boolean';
}

function hasTexts(value: unknown, names: string[]): value is object {
  return value !== null && typeof value === 'object' && names.every((name) => isText(Reflect.get(value, name)));
}
