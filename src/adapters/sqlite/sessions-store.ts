import type { Account, NewSession, PeopleStore } from '../../domain/ports';
import { Refusal, type Role } from '../../protocol/index';
import { SqliteNumbers } from './numbers-store';
import type { Parts } from './parts';
import { prepareSessionStatements } from './people-statements';
import { accountOf } from './rows';

type Sessions = Pick<
  PeopleStore,
  | 'addSession'
  | 'findSession'
  | 'prolongSession'
  | 'endSession'
  | 'endSessions'
  | 'keepSetUpSecret'
  | 'isSetUpSecret'
  | 'keepResetSecret'
  | 'isResetSecret'
  | 'resetPassword'
>;

/** Sessions and one-time secrets, on SQLite. */
export abstract class SqliteSessions extends SqliteNumbers implements Sessions {
  protected readonly heads;
  protected readonly reads;
  protected readonly sessions;

  constructor(parts: Parts) {
    super(parts);
    this.heads = parts.heads;
    this.reads = parts.reads;
    this.sessions = prepareSessionStatements(parts.database);
  }

  addSession(session: NewSession): Promise<void> {
    return this.commits.write(() => {
      if (!this.roleOf(session.userID)) throw new Refusal('person_not_found');
      this.sessions.add.run(session);
    });
  }

  async findSession(hash: string, now: number): Promise<{ account: Account; expiresAt: number } | undefined> {
    const found = this.sessions.find.get(hash, now);
    if (!found) return undefined;
    const { expiresAt, ...row } = found;
    return { account: accountOf(row), expiresAt };
  }

  prolongSession(hash: string, expiresAt: number): Promise<void> {
    return this.commits.write(() => void this.sessions.prolong.run(expiresAt, hash));
  }

  endSession(hash: string): Promise<void> {
    return this.commits.write(() => void this.sessions.end.run(hash));
  }

  endSessions(userID: string, except?: string): Promise<void> {
    return this.commits.write(() => void this.sessions.endAll.run(userID, except ?? ''));
  }

  keepSetUpSecret(hash: string): Promise<void> {
    return this.commits.write(() => void this.sessions.keepSetUp.run(hash));
  }

  async isSetUpSecret(secretHash: string): Promise<boolean> {
    return this.sessions.findSetUp.get(secretHash) !== undefined;
  }

  keepResetSecret(hash: string, userID: string, expiresAt: number): Promise<void> {
    return this.commits.write(() => {
      if ((this.roleOf(userID) ?? 'guest') === 'guest') throw new Refusal('person_not_found');
      this.sessions.keepReset.run(userID, hash, expiresAt);
    });
  }

  async isResetSecret(secretHash: string, now: number): Promise<boolean> {
    return this.sessions.findReset.get(secretHash, now) !== undefined;
  }

  resetPassword(secretHash: string, passwordHash: string, now: number): Promise<string> {
    return this.commits.write(() => {
      const userID = this.sessions.findReset.get(secretHash, now);
      if (userID === undefined) throw new Refusal('reset_invalid');
      this.sessions.useReset.run(secretHash);
      this.setPassword(userID, passwordHash);
      return userID;
    });
  }

  /** And end every session but the one with the hash `except`. */
  protected abstract setPassword(userID: string, passwordHash: string, except?: string): void;

  protected abstract roleOf(userID: string): Role | undefined;
}
