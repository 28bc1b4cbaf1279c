import type { PasswordHasher } from '../../src/domain/ports';

/** Stands for the real one, which takes long on purpose, where a test makes many accounts. */
export const quickHasher: PasswordHasher = {
  waiting: 0,
  async hash(password) {
    return `quick:${password}`;
  },
  async verify(password, hash) {
    return hash === `quick:${password}`;
  },
};
