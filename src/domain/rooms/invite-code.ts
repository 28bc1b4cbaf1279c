import { createHash, randomBytes } from 'node:crypto';

/** 128 random bits: nobody finds one by trying. */
const CODE_BYTES = 16;

/** A code that nobody has yet, to be shown to its maker alone, this once. */
export function makeInviteCode(): string {
  return randomBytes(CODE_BYTES).toString('base64url');
}

/** What is kept of a code: its SHA-256, from which it cannot be found again. It needs no salt, being random itself. */
export function hashOfInvite(code: string): string {
  return createHash('sha256').update(code).digest('base64url');
}
