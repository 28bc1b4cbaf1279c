import type { Account, Name, PeopleStore, Registration } from '../../domain/ports';
import { GENERAL, type Person, type Profile, Refusal, type Role } from '../../protocol/index';
import { folded } from './folded';
import { GuestNames } from './guest-names';
import type { Parts } from './parts';
import { preparePeopleStatements } from './people-statements';
import { accountOf, profileOf } from './rows';
import { SqliteSessions } from './sessions-store';

/** A guest who came less than this ago may be about to get a session, in milliseconds. */
const COMING_MS = 3_600_000;

/** People and their names, on SQLite. Every refusal comes before the first change. */
export class SqlitePeople extends SqliteSessions implements PeopleStore {
  private readonly people;
  private readonly guestNames;

  constructor(parts: Parts) {
    super(parts);
    this.people = preparePeopleStatements(parts.database);
    this.guestNames = new GuestNames(parts);
  }

  async find(userID: string): Promise<Account | undefined> {
    return accountOf(this.people.find.get(userID));
  }

  async findByLooks(looks: readonly string[]): Promise<Account | undefined> {
    return accountOf(this.people.findByLooks.get(JSON.stringify(looks)));
  }

  async list(query: string, after: string | undefined, limit: number): Promise<Profile[]> {
    const from = { after: after ?? '', afterSorted: folded(after ?? '') };
    return this.people.list.all({ query: folded(query), ...from, limit }).map(profileOf);
  }

  async bots(): Promise<{ account: Account; hasSession: boolean }[]> {
    return this.people.bots
      .all()
      .map(({ hasSession, ...row }) => ({ account: accountOf(row), hasSession: hasSession === 1 }));
  }

  async hasOwner(): Promise<boolean> {
    return this.people.countOtherOwners.get('') !== 0;
  }

  async firstOwner(): Promise<Profile | undefined> {
    const row = this.people.firstOwner.get();
    return row && profileOf(row);
  }

  async keepGuest(guest: Parameters<PeopleStore['keepGuest']>[0]): Promise<void> {
    const { userID, username, at, looks } = guest;
    // Guests come back far more often than they change their name.
    const known = this.people.find.get(userID);
    if (known && (known.role !== 'guest' || (known.username === username && !looks))) return;
    await this.commits.write(() => {
      const account = this.people.find.get(userID);
      if (account && account.role !== 'guest') return;
      if (looks) this.guestNames.check(looks, at);
      if (account) this.bear(userID, username);
      else {
        this.people.insertGuest.run({ userID, username, sortName: folded(username), at });
        this.comeIn(userID);
      }
      if (looks) this.guestNames.keep(userID, looks);
      else this.guestNames.forget(userID);
    });
  }

  async namedGuests(now: number, limit: number): Promise<Person[]> {
    return this.guestNames.list(now, limit);
  }

  async findNamedGuest(looks: readonly string[], now: number): Promise<Person | undefined> {
    return this.guestNames.find(looks, now);
  }

  register(registration: Registration): Promise<void> {
    return this.commits.write(() => this.makeAccount(registration));
  }

  registerOwner(secretHash: string, registration: Registration): Promise<void> {
    return this.commits.write(() => {
      if (!this.sessions.findSetUp.get(secretHash)) throw new Refusal('set_up_invalid');
      this.makeAccount(registration);
      this.sessions.useSetUp.run(secretHash);
    });
  }

  rename(userID: string, name: Name): Promise<void> {
    return this.commits.write(() => {
      const { role } = this.known(userID);
      if (role !== 'guest') this.keepLooks(userID, name.looks);
      this.bear(userID, name.username);
    });
  }

  changeProfile(userID: string, { colour, status }: { colour?: number | null; status?: string | null }): Promise<void> {
    return this.commits.write(() => {
      if (colour !== undefined) this.people.changeColour.run(colour, userID);
      if (status !== undefined) this.people.changeStatus.run(status, userID);
    });
  }

  changePassword(userID: string, passwordHash: string, except?: string): Promise<void> {
    return this.commits.write(() => this.setPassword(userID, passwordHash, except));
  }

  changeRole(userID: string, role: Exclude<Role, 'guest'>): Promise<void> {
    return this.commits.write(() => {
      const account = this.known(userID);
      if (account.role === 'guest') throw new Refusal('person_not_found');
      if (role !== 'owner') this.leaveAnOwner(account);
      this.people.changeRole.run(role, userID);
    });
  }

  remove(userID: string): Promise<void> {
    return this.commits.write(() => {
      this.leaveAnOwner(this.known(userID));
      for (const statement of this.people.remove) statement.run(userID);
    });
  }

  removeAllBut(userID: string): Promise<string[]> {
    return this.commits.write(() => {
      const removed = this.people.otherAccounts.all(userID);
      for (const statement of this.people.removeAllBut) statement.run(userID);
      return removed;
    });
  }

  forgetEnded(now: number): Promise<void> {
    return this.commits.write(() => {
      for (const statement of this.people.forgetEnded) statement.run(now);
      for (const guest of this.people.idleGuests.all(now - COMING_MS)) {
        for (const statement of this.people.remove) statement.run(guest);
      }
    });
  }

  protected override setPassword(userID: string, passwordHash: string, except?: string): void {
    this.people.changePassword.run(passwordHash, userID);
    this.sessions.endAll.run(userID, except ?? '');
  }

  protected override roleOf(userID: string): Role | undefined {
    return this.people.find.get(userID)?.role;
  }

  private makeAccount({ userID, name, passwordHash, role, rights, at }: Registration): void {
    const known = this.people.find.get(userID);
    if (known && known.role !== 'guest') throw new Refusal('already_registered');
    const { username } = name;
    this.checkLooks(userID, name.looks);
    const kept = { passwordHash, role, rights: rights ? JSON.stringify(rights) : null, at };
    this.people.register.run({ userID, username, sortName: folded(username), ...kept });
    this.keepLooks(userID, name.looks);
    this.people.renameMember.run({ userID, username, sortName: folded(username) });
    if (!known) this.comeIn(userID);
  }

  /** What was said in General before somebody came counts as read. */
  private comeIn(userID: string): void {
    const { id, seq } = this.heads.of(GENERAL);
    this.reads.move(id, userID, seq);
  }

  private bear(userID: string, username: string): void {
    const named = { userID, username, sortName: folded(username) };
    this.people.rename.run(named);
    this.people.renameMember.run(named);
  }

  private checkLooks(userID: string, looks: readonly string[]): void {
    const bearer = this.people.bearers.all(JSON.stringify(looks));
    if (bearer.some((one) => one !== userID)) throw new Refusal('name_taken');
  }

  private keepLooks(userID: string, looks: readonly string[]): void {
    this.checkLooks(userID, looks);
    this.people.forgetLooks.run(userID);
    for (const look of new Set(looks)) this.people.keepLook.run(look, userID);
  }

  private known(userID: string): Pick<Account, 'userID' | 'role'> {
    const account = this.people.find.get(userID);
    if (!account) throw new Refusal('person_not_found');
    return account;
  }

  private leaveAnOwner({ userID, role }: Pick<Account, 'userID' | 'role'>): void {
    if (role === 'owner' && this.people.countOtherOwners.get(userID) === 0) throw new Refusal('last_owner');
  }
}
