import type * as Argon2 from '@node-rs/argon2';
import type { PasswordHasher as Hasher } from '../../domain/ports';
import { Refusal } from '../../protocol/index';

/** OWASP's Password Storage Cheat Sheet: the setting that takes least memory. 16 ms a hash, measured. */
const cost = { memoryCost: 7_168, timeCost: 5, parallelism: 1 };

/** More than this many would wait for longer than people do. */
const WAITING_MAX = 100;
const BUSY_MS = 2_000;

/** Of a password that nobody knows, so that looking for nobody takes as long as for somebody. */
const nobodys = '$argon2id$v=19$m=7168,t=5,p=1$VVZ0Ivk9Dw06TkZMRFQhZw$bLNmeO7FEZhJWlWYa4MqG3u/AfMEz30klQLoM3Jcx8s';

/** Argon2id, one hash at a time. */
export class PasswordHasher implements Hasher {
  waiting = 0;
  private last: Promise<unknown> = Promise.resolve();

  hash(password: string): Promise<string> {
    return this.inTurn((argon2) => argon2.hash(password, cost));
  }

  verify(password: string, hash: string | undefined): Promise<boolean> {
    return this.inTurn(async (argon2) => {
      const isRight = await argon2.verify(hash ?? nobodys, password);
      return isRight && hash !== undefined;
    });
  }

  private async inTurn<T>(task: (argon2: typeof Argon2) => Promise<T>): Promise<T> {
    if (this.waiting >= WAITING_MAX) throw new Refusal('busy', BUSY_MS);
    this.waiting += 1;
    // Loaded by the first who needs it: an installation of guests alone saves its memory.
    const turn = this.last.then(async () => task(await import('@node-rs/argon2')));
    this.last = turn.catch(() => undefined).finally(() => (this.waiting -= 1));
    return turn;
  }
}
