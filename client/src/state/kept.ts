import { GENERAL } from '@protocol/limits';
import type { Profile, UserData } from '@protocol/people';
import type { OutboxEntry } from './outbox';

/** What the browser remembers for this person. A browser that refuses to remember is no reason to fail. */
export interface Kept {
  /** Who the session belonged to last time: a name to begin with, and no proof of anything. */
  you(): Profile | null;
  keepYou(you: Profile | null): void;
  /** What an earlier version of the page kept instead of a session. */
  identity(): KeptIdentity | null;
  keepIdentity(identity: null): void;
  outbox(): OutboxEntry[];
  keepEntry(entry: OutboxEntry): void;
  dropEntry(clientId: string): void;
  draft(roomId: string): string;
  keepDraft(roomId: string, text: string): void;
  /** Leaves nothing of the person behind. */
  forget(): void;
}

/** `entered` tells one who chose a name from one who was only suggested it. */
interface KeptIdentity extends UserData {
  entered: boolean;
}

const YOU = 'snug.you';
const IDENTITY = 'snug.identity';
// A key each, not one list: two tabs of one browser must not write over each other's.
const OUTBOX = 'snug.outbox.';
const DRAFT = 'snug.draft.';

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
    outbox: () =>
      keysOf(storage)
        .filter((key) => key.startsWith(OUTBOX))
        .flatMap((key) => read(key, isEntry) ?? [])
        // Those of an earlier version of the page, which knew one room.
        .map((entry) => ({ ...entry, roomId: entry.roomId ?? GENERAL }))
        .sort((a, b) => a.writtenAt - b.writtenAt),
    keepEntry: (entry) => write(OUTBOX + entry.clientId, JSON.stringify(entry)),
    dropEntry: (clientId) => write(OUTBOX + clientId, null),
    draft: (roomId) => read(DRAFT + roomId, isText) ?? '',
    keepDraft: (roomId, text) => write(DRAFT + roomId, text === '' ? null : JSON.stringify(text)),
    forget() {
      const ours = [YOU, IDENTITY, OUTBOX, DRAFT];
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

function isEntry(value: unknown): value is OutboxEntry {
  return (
    hasTexts(value, ['clientId', 'message', 'state']) &&
    'writtenAt' in value &&
    typeof value.writtenAt === 'number' &&
    'state' in value &&
    (value.state === 'pending' || value.state === 'failed')
  );
}

function hasTexts(value: unknown, names: string[]): value is object {
  return value !== null && typeof value === 'object' && names.every((name) => isText(Reflect.get(value, name)));
}
