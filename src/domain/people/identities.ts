import { createHmac, timingSafeEqual } from 'node:crypto';
import { adjectives, names, uniqueNamesGenerator } from 'unique-names-generator';
import { v4 as uuid } from 'uuid';
import { Refusal, type UserData } from '../../protocol/index';

/**
 * Identities of guests. A token is an HMAC-SHA-256 of the `userID` with the installation's secret, so that an identity
 * costs no row until its bearer does something, and outlives a restart.
 */
export class Identities {
  constructor(private readonly secret: string) {}

  /** A new identity with a suggested name: an adjective and a name. */
  create(): UserData {
    const userID = uuid();
    return { userID, username: suggestName(), token: this.tokenFor(userID) };
  }

  /** Throws `token_invalid` unless the token was given out with this `userID`. */
  prove(userID: string, token: string): void {
    const expected = Buffer.from(this.tokenFor(userID));
    const given = Buffer.from(token);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw new Refusal('token_invalid');
  }

  private tokenFor(userID: string): string {
    return createHmac('sha256', this.secret).update(userID).digest('base64url');
  }
}

/** An adjective and a name. */
export function suggestName(): string {
  return uniqueNamesGenerator({ dictionaries: [adjectives, names], separator: ' ', style: 'capital', length: 2 });
}
