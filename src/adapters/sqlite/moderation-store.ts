import type { AuditEntry, BanRecord, ModerationStore, NewBan, ReportRecord } from '../../domain/ports';
import { type Person, personFromKey, personKey } from '../../protocol/index';
import { type BanRow, prepareModerationStatements, type ReportRow } from './moderation-statements';
import type { Parts } from './parts';

/** What moderators decided, on SQLite. */
export class SqliteModeration implements ModerationStore {
  private readonly statements;
  private readonly commits;

  constructor({ database, commits }: Parts) {
    this.statements = prepareModerationStatements(database);
    this.commits = commits;
  }

  mute(person: Person, until: number, by: Person): Promise<void> {
    const row = { ...named('person', person), ...named('by', by), until };
    return this.commits.write(() => void this.statements.mute.run(row));
  }

  unmute(person: string): Promise<void> {
    return this.commits.write(() => void this.statements.unmute.run(person));
  }

  async mutes(now: number): Promise<{ person: string; until: number }[]> {
    return this.statements.mutes.all(now);
  }

  ban({ person, addresses, by, at, until, reason }: NewBan): Promise<void> {
    const row = { ...named('person', person), ...named('by', by), at, until, reason };
    return this.commits.write(() => {
      this.statements.unban.run(row.personKey);
      this.statements.ban.run(row);
      for (const address of new Set(addresses)) this.statements.banAddress.run(address, row.personKey);
    });
  }

  unban(person: string): Promise<boolean> {
    return this.commits.write(() => this.statements.unban.run(person).changes === 1);
  }

  async banOf(person: string | undefined, address: string | undefined, now: number): Promise<BanRecord | undefined> {
    const row =
      (person === undefined ? undefined : this.statements.banOf.get(person, now)) ??
      (address === undefined ? undefined : this.statements.banAt.get(address, now));
    return row && banOf(row);
  }

  async bans(now: number): Promise<BanRecord[]> {
    return this.statements.bans.all(now).map(banOf);
  }

  report({ roomId, seq, author, message, by, at, reason }: Omit<ReportRecord, 'reportId'>): Promise<void> {
    const row = { roomId, seq, ...named('author', author), message, ...named('by', by), at, reason };
    return this.commits.write(() => void this.statements.report.run(row));
  }

  async reports(limit: number): Promise<ReportRecord[]> {
    return this.statements.reports.all(limit).map(reportOf);
  }

  settle(reportId: number, by: Person, at: number): Promise<ReportRecord | undefined> {
    return this.commits.write(() => {
      const row = this.statements.openReport.get(reportId);
      if (!row) return undefined;
      this.statements.settle.run(personKey(by), at, reportId);
      return reportOf(row);
    });
  }

  audit({ at, by, action, to, roomId, details }: AuditEntry): Promise<void> {
    const row = {
      at,
      ...named('by', by),
      action,
      toKey: to ? personKey(to) : null,
      toUsername: to?.username ?? null,
      roomId: roomId ?? null,
      details: details ? JSON.stringify(details) : null,
    };
    return this.commits.write(() => void this.statements.audit.run(row));
  }

  async auditEntries(before: number | undefined, limit: number): Promise<(AuditEntry & { auditId: number })[]> {
    const rows = this.statements.auditEntries.all(before ?? Number.MAX_SAFE_INTEGER, limit);
    return rows.map((row) => ({
      auditId: row.auditId,
      at: row.at,
      by: personFromKey(row.byKey, row.byUsername),
      action: row.action,
      ...(row.toKey === null ? {} : { to: personFromKey(row.toKey, row.toUsername ?? '') }),
      ...(row.roomId === null ? {} : { roomId: row.roomId }),
      ...(row.details === null ? {} : { details: JSON.parse(row.details) }),
    }));
  }
}

function banOf({ personKey, personUsername, byKey, byUsername, ...ban }: BanRow): BanRecord {
  return { ...ban, person: personFromKey(personKey, personUsername), by: personFromKey(byKey, byUsername) };
}

function reportOf({ authorKey, authorUsername, byKey, byUsername, ...report }: ReportRow): ReportRecord {
  return { ...report, author: personFromKey(authorKey, authorUsername), by: personFromKey(byKey, byUsername) };
}

type Named<P extends string> = { [K in `${P}Key` | `${P}Username`]: string };

function named<P extends string>(prefix: P, person: Person): Named<P> {
  return { [`${prefix}Key`]: personKey(person), [`${prefix}Username`]: person.username } as Named<P>;
}
