import type { Actor } from '../../../domain/authority/actor';
import type { Caller } from '../../dispatch';

/** Who finds out whose session a token is. */
export interface People {
  /** Rejects with `session_invalid` or `banned`. */
  authenticate(token: string | undefined, address: string): Promise<Actor | undefined>;
}

/** A session as its bearer holds it. `expiresAt` is in Unix milliseconds. */
export interface CarriedSession {
  token: string;
  expiresAt: number;
}

/** Whoever asks by HTTP. */
export interface HttpCaller extends Caller {
  /** Have the browser carry this session from now on, or none. */
  carry(session: CarriedSession | null): void;
}
