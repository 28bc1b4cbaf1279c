import type Database from 'better-sqlite3';
import type { BanRecord, ReportRecord } from '../../domain/ports';

interface By {
  byKey: string;
  byUsername: string;
}

interface Whom {
  personKey: string;
  personUsername: string;
}

export type BanRow = Omit<BanRecord, 'person' | 'by'> & Whom & By;

export type ReportRow = Omit<ReportRecord, 'author' | 'by'> & { authorKey: string; authorUsername: string } & By;

interface AuditRow extends By {
  at: number;
  action: string;
  toKey: string | null;
  toUsername: string | null;
  roomId: string | null;
  details: string | null;
}

const ban = `person_key as personKey, username as personUsername, by_key as byKey, by_username as byUsername, at, until,
  reason`;

const report = `report_id as reportId, room_id as roomId, seq, author_key as authorKey, author_username as authorUsername,
  message, by_key as byKey, by_username as byUsername, at, reason`;

const isBanned = '(until is null or until > ?)';

export function prepareModerationStatements(database: Database.Database) {
  return {
    mute: database.prepare<Whom & By & { until: number }>(
      `insert or replace into mutes (person_key, username, by_key, by_username, until)
       values (@personKey, @personUsername, @byKey, @byUsername, @until)`,
    ),
    unmute: database.prepare<[string]>('delete from mutes where person_key = ?'),
    mutes: database.prepare<[number], { person: string; until: number }>(
      'select person_key as person, until from mutes where until > ?',
    ),

    ban: database.prepare<BanRow>(
      `insert into bans (person_key, username, by_key, by_username, at, until, reason)
       values (@personKey, @personUsername, @byKey, @byUsername, @at, @until, @reason)`,
    ),
    banAddress: database.prepare<[string, string]>('insert into ban_addresses (address, person_key) values (?, ?)'),
    /** Its addresses go with it. */
    unban: database.prepare<[string]>('delete from bans where person_key = ?'),
    banOf: database.prepare<[string, number], BanRow>(`select ${ban} from bans where person_key = ? and ${isBanned}`),
    banAt: database.prepare<[string, number], BanRow>(
      `select ${ban} from ban_addresses join bans using (person_key) where address = ? and ${isBanned}
       order by until is null desc, until desc limit 1`,
    ),
    bans: database.prepare<[number], BanRow>(`select ${ban} from bans where ${isBanned} order by at`),

    report: database.prepare<Omit<ReportRow, 'reportId'>>(
      `insert or ignore into reports
         (room_id, seq, author_key, author_username, message, by_key, by_username, at, reason)
       values (@roomId, @seq, @authorKey, @authorUsername, @message, @byKey, @byUsername, @at, @reason)`,
    ),
    reports: database.prepare<[number], ReportRow>(
      `select ${report} from reports where settled_at is null order by report_id limit ?`,
    ),
    openReport: database.prepare<[number], ReportRow>(
      `select ${report} from reports where report_id = ? and settled_at is null`,
    ),
    settle: database.prepare<[string, number, number]>(
      'update reports set settled_by_key = ?, settled_at = ? where report_id = ?',
    ),

    audit: database.prepare<AuditRow>(
      `insert into audit (at, by_key, by_username, action, to_key, to_username, room_id, details)
       values (@at, @byKey, @byUsername, @action, @toKey, @toUsername, @roomId, @details)`,
    ),
    auditEntries: database.prepare<[number, number], AuditRow & { auditId: number }>(
      `select audit_id as auditId, at, by_key as byKey, by_username as byUsername, action, to_key as toKey,
         to_username as toUsername, room_id as roomId, details
       from audit where audit_id < ? order by audit_id desc limit ?`,
    ),
  };
}
