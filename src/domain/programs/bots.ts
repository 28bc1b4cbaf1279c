import { v4 as uuid } from 'uuid';
import { BOT_PREFIX, type BotRight, type CommandOutput, Refusal } from '../../protocol/index';
import { type Actor, profileOf } from '../authority/actor';
import type { Chat } from '../chat';
import type { Audit } from '../moderation/audit';
import { withFreeName } from '../people/free-name';
import { looksOf } from '../people/names';
import type { Sessions } from '../people/sessions';
import type { Account, Clock, Store } from '../ports';

interface BotsDependencies {
  store: Store;
  clock: Clock;
  chat: Chat;
  audit: Audit;
  sessions: Sessions;
}

type ShownBot = CommandOutput<'CreateBot'>['bot'];

/**
 * Accounts of programs. A bot has a name of its own like everyone who has an account, no password, and one session that does not
 * end by itself: its token. What it may do are its rights, and nothing that changes what it is. Rejects with `Refusal`.
 */
export class Bots {
  constructor(private readonly dependencies: BotsDependencies) {}

  /** Rejects with `name_invalid` or `name_taken`. */
  async create(
    by: Actor,
    wish: { name: string; rights: readonly BotRight[] },
  ): Promise<{ bot: ShownBot; token: string }> {
    const { store, clock, chat, audit } = this.dependencies;
    const { userID, username } = await withFreeName(chat, `${BOT_PREFIX}${uuid()}`, wish.name);
    const rights = [...new Set(wish.rights)];
    await store.people.register({
      userID,
      name: { username, looks: looksOf(username) },
      passwordHash: null,
      // What people below moderators may not do, no right lets a bot do either.
      role: rights.includes('moderate') ? 'moderator' : 'member',
      rights,
      at: clock.now(),
    });
    chat.names.forget();
    await audit.write(by, 'CreateBot', { to: { userID, username }, details: { rights: rights.join(' ') } });
    const account = await this.find(userID);
    return { bot: shown(account, true), token: await this.tokenFor(account) };
  }

  async list(): Promise<ShownBot[]> {
    const bots = await this.dependencies.store.people.bots();
    return bots.map(({ account, hasSession }) => shown(account, hasSession));
  }

  /** Another token instead of the one that it had. Rejects with `person_not_found`. */
  async renewToken(by: Actor, userID: string): Promise<string> {
    const account = await this.find(userID);
    const token = await this.tokenFor(account);
    await this.dependencies.audit.write(by, 'RenewBotToken', { to: { userID, username: account.username } });
    return token;
  }

  /** Rejects with `person_not_found`. */
  async revokeToken(by: Actor, userID: string): Promise<void> {
    const { sessions, audit } = this.dependencies;
    const { username } = await this.find(userID);
    await sessions.endAll(userID);
    await audit.write(by, 'RevokeBotToken', { to: { userID, username } });
  }

  private async tokenFor(account: Account): Promise<string> {
    return (await this.dependencies.sessions.beginAnew(account, undefined)).session.token;
  }

  private async find(userID: string): Promise<Account> {
    const account = await this.dependencies.store.people.find(userID);
    if (!account?.rights) throw new Refusal('person_not_found');
    return account;
  }
}

function shown(account: Account, hasToken: boolean): ShownBot {
  return { bot: profileOf(account), rights: [...(account.rights ?? [])], hasToken };
}
