import { createHash, randomBytes } from 'node:crypto';

/** What only its bearer holds: 256 random bits, base64url. */
export function makeSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What the store keeps of a secret: its SHA-256. It is random itself, so it needs no salt and no slow hash. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}
