import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import type { Log, NewMessage, StoredMessage } from '../../src/domain/ports';
import type { Person } from '../../src/protocol/index';

/** Someone whose identity a token proves. */
export function aGuest(username = 'Mira', userID = `guest-${username}`): Person {
  return { userID, username };
}

/** Someone of the full feed, who is whom they say. */
export function aClaim(username = 'Mira', userID: string | number = `claim-${username}`): Person {
  return { userID, username, claimed: true };
}

export function aMessage(fields: Partial<NewMessage> = {}): NewMessage {
  return { id: uuid(), kind: 'message', author: aGuest(), message: 'hello', sentAt: 1_700_000_000_000, ...fields };
}

export function aNotice(kind: 'entered' | 'left', author: Person): NewMessage {
  return aMessage({ kind, author, message: `${author.username} has ${kind} the chat` });
}

export function aStoredMessage(seq: number, fields: Partial<StoredMessage> = {}): StoredMessage {
  return { ...aMessage(fields), seq, changedSeq: seq };
}

/** What was logged, by level. */
export function aLog(): Log & { lines: { level: string; message: string }[] } {
  const lines: { level: string; message: string }[] = [];
  const keep = (level: string) => (_fields: object, message: string) => void lines.push({ level, message });
  return { lines, debug: keep('debug'), info: keep('info'), warn: keep('warn'), error: keep('error') };
}

/** An empty folder of its own, and the way to remove it. */
export function aFolder(): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'snug-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
