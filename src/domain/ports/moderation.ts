import type { Person } from '../../protocol/index';

/** Times are Unix milliseconds; a null `until`: for ever. */
export interface NewBan {
  person: Person;
  /** Keyed hashes of the addresses that are closed too. */
  addresses: readonly string[];
  by: Person;
  at: number;
  until: number | null;
  reason: string;
}

export type BanRecord = Omit<NewBan, 'addresses'>;

export interface ReportRecord {
  reportId: number;
  roomId: string;
  seq: number;
  author: Person;
  message: string;
  by: Person;
  at: number;
  reason: string;
}

export interface AuditEntry {
  at: number;
  by: Person;
  action: string;
  to?: Person;
  roomId?: string;
  details?: Record<string, string | number | boolean | null>;
}

/** What moderators decided. People are told apart by `personKey`. Changes are durable when they resolve. */
export interface ModerationStore {
  mute(person: Person, until: number, by: Person): Promise<void>;
  unmute(person: string): Promise<void>;
  /** Who is muted now. */
  mutes(now: number): Promise<{ person: string; until: number }[]>;

  /** Replaces an earlier ban of the same person. */
  ban(ban: NewBan): Promise<void>;
  /** Resolves with whether there was one. */
  unban(person: string): Promise<boolean>;
  /** The ban that closes the door to somebody, or to somebody without an account at an address. */
  banOf(person: string | undefined, address: string | undefined, now: number): Promise<BanRecord | undefined>;
  bans(now: number): Promise<BanRecord[]>;

  /** Reporting a message again changes nothing. */
  report(report: Omit<ReportRecord, 'reportId'>): Promise<void>;
  reports(limit: number): Promise<ReportRecord[]>;
  /** Resolves with what was reported, or undefined if there is no such report, or it was settled. */
  settle(reportId: number, by: Person, at: number): Promise<ReportRecord | undefined>;

  audit(entry: AuditEntry): Promise<void>;
  /** Newest first, before the entry with the id `before`. */
  auditEntries(before: number | undefined, limit: number): Promise<(AuditEntry & { auditId: number })[]>;
}
