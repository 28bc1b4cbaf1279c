import type { Invite, RoomStore } from '../../domain/ports';
import { GENERAL, type Person, personFromKey, personKey, Refusal } from '../../protocol/index';
import type { Parts } from './parts';
import { type InviteRow, prepareInviteStatements } from './room-statements';

type Invites = Pick<
  RoomStore,
  'addInvite' | 'invites' | 'countInvites' | 'revokeInvite' | 'findInvite' | 'redeemInvite'
>;

/** Invites, on SQLite. */
export abstract class SqliteInvites implements Invites {
  private readonly inviteStatements;
  protected readonly commits;
  protected readonly heads;

  constructor({ database, commits, heads }: Parts) {
    this.inviteStatements = prepareInviteStatements(database);
    this.commits = commits;
    this.heads = heads;
  }

  addInvite(invite: Invite, hash: string): Promise<void> {
    return this.commits.write(() => {
      this.inviteStatements.add.run({
        invite_id: invite.inviteId,
        hash,
        room: this.heads.of(invite.roomId).id,
        by_key: personKey(invite.createdBy),
        by_username: invite.createdBy.username,
        created_at: invite.createdAt,
        expires_at: invite.expiresAt,
        uses_left: invite.usesLeft,
      });
    });
  }

  async invites(roomId: string, now: number): Promise<Invite[]> {
    return this.inviteStatements.list.all(this.heads.of(roomId).id, now).map(inviteOf);
  }

  async countInvites(roomId: string, now: number): Promise<number> {
    return this.inviteStatements.count.get(this.heads.of(roomId).id, now) as number;
  }

  revokeInvite(roomId: string, inviteId: string): Promise<boolean> {
    return this.commits.write(() => this.inviteStatements.revoke.run(this.heads.of(roomId).id, inviteId).changes === 1);
  }

  async findInvite(hash: string, now: number): Promise<Invite | undefined> {
    const row = this.inviteStatements.find.get(hash, now);
    return row && inviteOf(row);
  }

  redeemInvite(hash: string, person: Person, now: number, admit: boolean): Promise<{ roomId: string; isNew: boolean }> {
    return this.commits.write(() => {
      const invite = this.inviteStatements.find.get(hash, now);
      if (!invite) throw new Refusal('invite_invalid');
      const roomId = invite.room_id;
      const uses = roomId === GENERAL ? admit : !this.isIn(roomId, personKey(person));
      // Whoever took the last use and asks again, because no answer came, is in.
      if (!uses) return { roomId, isNew: false };
      if (invite.uses_left === 0) throw new Refusal('invite_invalid');
      this.inviteStatements.use.run(hash);
      if (roomId !== GENERAL) this.letIn(roomId, person, now);
      return { roomId, isNew: true };
    });
  }

  protected abstract isIn(roomId: string, person: string): boolean;

  /** Returns whether they were not in before. */
  protected abstract letIn(roomId: string, person: Person, at: number): boolean;
}

function inviteOf(row: InviteRow): Invite {
  return {
    inviteId: row.invite_id,
    roomId: row.room_id,
    createdBy: personFromKey(row.by_key, row.by_username),
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    usesLeft: row.uses_left,
  };
}
