import { type CommandName, type Person, Refusal } from '../../protocol/index';
import type { Actor } from '../authority/actor';
import type { AuditEntry, Clock, Store } from '../ports';

/** What is done: a command, or what happens where one was asked for long before. */
type Act = CommandName | 'DisableOutgoingWebhook';

/** What an act was done to, and how. Never the text of a message. */
export type AuditFacts = Pick<AuditEntry, 'to' | 'roomId' | 'details'>;

export interface AuditPage {
  entries: (AuditEntry & { auditId: number })[];
  next?: string;
}

/** What moderators and owners did, for the others of them to read. */
export class Audit {
  constructor(
    private readonly store: Pick<Store, 'moderation'>,
    private readonly clock: Clock,
  ) {}

  async write(by: { person: Person }, action: Act, facts: AuditFacts = {}): Promise<void> {
    await this.store.moderation.audit({ at: this.clock.now(), by: by.person, action, ...facts });
  }

  /** The same, of acts that everyone may do in a place of their own, and that only count as moderation by who does them. */
  async writeIfModerator(by: Actor, action: CommandName, facts: AuditFacts): Promise<void> {
    if (by.role === 'moderator' || by.role === 'owner') await this.write(by, action, facts);
  }

  /** Newest first. Rejects with `cursor_invalid`. */
  async page(before: string | undefined, limit: number): Promise<AuditPage> {
    const entries = await this.store.moderation.auditEntries(
      before === undefined ? undefined : idOf(before),
      limit + 1,
    );
    const last = entries.length > limit ? entries[limit - 1] : undefined;
    return { entries: entries.slice(0, limit), ...(last ? { next: String(last.auditId) } : {}) };
  }
}

function idOf(cursor: string): number {
  if (!/^[1-9]\d{0,14}$/.test(cursor)) throw new Refusal('cursor_invalid');
  return Number(cursor);
}
