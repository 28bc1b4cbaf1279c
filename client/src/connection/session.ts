import type { CommandPayload } from '@protocol/commands';
import type { ErrorReply } from '@protocol/errors';
import type { Profile } from '@protocol/people';
import type { Kept } from '../state/kept';
import type { Dispatch, PageStore } from '../state/store';
import { mayRetry, retryDelay, withJitter } from './delays';
import type { AskSession, SessionCommand } from './session-api';
import type { Answer, Wait, Wire } from './wire';

const leaving: ReadonlySet<SessionCommand> = new Set<SessionCommand>(['LogOut', 'LogOutEverywhere', 'RemoveYourself']);

/** Who the person is, by the cookie that no script can read. Connects the wire whenever that became somebody. */
export class Session {
  private isFinding = false;

  constructor(
    private readonly askServer: AskSession,
    private readonly wire: Wire,
    private readonly store: PageStore,
    private readonly dispatch: Dispatch,
    private readonly kept: Kept,
    private readonly wait: Wait,
  ) {}

  /** Begins with who it was last time, so that one who comes back can write before the server has answered. */
  start(): Promise<void> {
    const you = this.kept.you();
    if (you) this.dispatch({ type: 'returning', you });
    return this.find();
  }

  /** Asks whose the session is. Whoever has none comes back as the guest they were, or is asked for a name. */
  async find(): Promise<void> {
    if (this.isFinding) return;
    this.isFinding = true;
    const answer = await this.untilAnswered(() => this.askServer('WhoAmI', undefined));
    this.isFinding = false;
    if (!answer.ok) return this.turnedAway(answer.error);
    const { you, access, mutedUntil, suggestedName } = answer;
    this.dispatch({ type: 'accessKnown', access });
    if (you) return this.isNow(you, mutedUntil);
    this.kept.keepYou(null);
    const before = this.kept.identity();
    if (before?.entered) return this.become(before.username, true);
    this.dispatch({ type: 'nameWanted', suggested: before?.username ?? suggestedName, problem: null });
  }

  /** Comes in as a guest. */
  join(name: string): Promise<void> {
    this.dispatch({ type: 'nameGiven' });
    return this.become(name, false);
  }

  /** Asks what changes the session, and goes on as whom it then is. */
  async change<C extends SessionCommand>(command: C, payload: CommandPayload<C>): Promise<Answer<C>> {
    const answer = await this.askServer(command, payload);
    if (!answer?.ok) return answer;
    if (leaving.has(command)) this.gone('signed_out', 'You are logged out.');
    else if ('you' in answer && answer.you && command !== 'WhoAmI') this.isNow(answer.you);
    return answer;
  }

  /** The server ended it. */
  ended({ code, message }: ErrorReply) {
    if (code === 'session_invalid') void this.find();
    else this.gone(code, message);
  }

  private async become(username: string, isReturning: boolean): Promise<void> {
    const answer = isReturning
      ? await this.untilAnswered(() => this.askAsGuest(username))
      : await this.askAsGuest(username);
    if (answer?.ok) return this.isNow(answer.you);
    if (answer?.error.code === 'token_invalid' && this.kept.identity()) {
      // The server's data was replaced: it knows nobody. The person keeps the name and need not notice.
      this.kept.keepIdentity(null);
      return this.become(username, isReturning);
    }
    if (answer?.error.code === 'banned') return this.turnedAway(answer.error);
    const problem = answer ? answer.error.message : 'No answer came. Try again.';
    this.dispatch({ type: 'nameWanted', suggested: username, problem });
  }

  private askAsGuest(username: string) {
    const { errand } = this.store.getState();
    const before = this.kept.identity();
    return this.askServer('BecomeGuest', {
      username,
      ...(before ? { identity: { userID: before.userID, token: before.token } } : {}),
      ...(errand?.name === 'invite' ? { invite: errand.secret } : {}),
    });
  }

  private isNow(you: Profile, mutedUntil?: number) {
    this.kept.keepIdentity(null);
    this.kept.keepYou(you);
    this.dispatch({ type: 'known', you, mutedUntil: mutedUntil ?? null });
    this.wire.connect();
  }

  private turnedAway(error: ErrorReply) {
    this.gone(error.code, error.message);
  }

  private gone(code: string, message: string) {
    this.wire.close();
    if (code === 'signed_out') this.kept.forget();
    this.dispatch({ type: 'gone', code, message });
  }

  private async untilAnswered<T extends { ok: true } | { ok: false; error: ErrorReply }>(
    ask: () => Promise<T | null>,
  ): Promise<T> {
    for (let attempt = 0; ; attempt += 1) {
      const answer = await ask();
      if (answer && (answer.ok || !mayRetry(answer.error))) return answer;
      const askedMs = answer?.ok === false ? answer.error.retryAfterMs : undefined;
      await this.wait(withJitter(retryDelay(attempt, askedMs)));
    }
  }
}
