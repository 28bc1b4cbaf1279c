import type { CommandOutput } from '@protocol/commands';
import type { ErrorReply } from '@protocol/errors';
import type { Kept, KeptIdentity } from '../state/kept';
import type { Dispatch, PageStore } from '../state/store';
import { mayRetry, retryDelay } from './delays';
import type { Follower } from './follower';
import type { Wait, Wire } from './wire';

/** Gets the person into the room, and back into it whenever the connection or the room's order was lost. */
export class Entrance {
  private identity: KeptIdentity | null;
  /** The name to come in with, once the person has chosen one. */
  private name: string | null = null;
  private entering = false;
  private attempt = 0;

  constructor(
    private readonly wire: Wire,
    private readonly store: PageStore,
    private readonly dispatch: Dispatch,
    private readonly kept: Kept,
    private readonly wait: Wait,
    private readonly follower: () => Follower,
    private readonly entered: () => void,
  ) {
    this.identity = kept.identity();
    if (!this.identity?.entered) return;
    this.name = this.identity.username;
    this.dispatch({ type: 'returning' });
  }

  async connected() {
    this.dispatch({ type: 'connected' });
    if (this.name !== null) return this.enter();
    const identity = this.identity ?? (await this.newIdentity());
    if (identity) this.dispatch({ type: 'nameWanted', suggested: identity.username, problem: null });
    else this.tryLater(() => this.connected());
  }

  join(name: string) {
    this.name = name;
    this.dispatch({ type: 'nameGiven' });
    return this.enter();
  }

  /** Asks for what was missed. One question at a time: what is found missing after its answer is asked for then. */
  async enter() {
    if (this.entering || this.name === null) return;
    this.entering = true;
    this.follower().hold();
    const answer = await this.ask(this.name);
    this.entering = false;
    if (answer?.ok) this.cameIn(answer);
    else {
      this.follower().release('not entered');
      if (!answer) this.tryLater(() => this.enter());
      else await this.turnedAway(answer.error);
    }
  }

  private async ask(username: string) {
    const identity = this.identity ?? (await this.newIdentity());
    if (!identity) return null;
    const { userID, token } = identity;
    const since = this.store.getState().room?.head;
    return this.wire.request('UserEnteredRoom', { userID, username, token, ...(since ? { since } : {}) });
  }

  private cameIn(reply: CommandOutput<'UserEnteredRoom'>) {
    this.attempt = 0;
    this.name = reply.you.username;
    if (this.identity) this.keep({ ...this.identity, username: this.name, entered: true });
    this.dispatch({ type: 'entered', reply });
    this.follower().release('entered');
    this.entered();
  }

  private async turnedAway(error: ErrorReply) {
    if (error.code === 'token_invalid') {
      // The server's data was replaced: it knows nobody. The person keeps the name and need not notice.
      this.identity = null;
      return this.attempt++ === 0 ? this.enter() : this.tryLater(() => this.enter());
    }
    if (mayRetry(error) && this.store.getState().stage.name === 'here') {
      return this.tryLater(() => this.enter(), error.retryAfterMs);
    }
    const suggested = this.name ?? this.identity?.username ?? '';
    this.name = null;
    this.dispatch({ type: 'nameWanted', suggested, problem: error.message });
  }

  private async newIdentity(): Promise<KeptIdentity | null> {
    const answer = await this.wire.request('CreateUserData', undefined);
    if (!answer?.ok) return null;
    const { userID, username, token } = answer;
    this.keep({ userID, username: this.name ?? username, token, entered: false });
    return this.identity;
  }

  private keep(identity: KeptIdentity) {
    this.identity = identity;
    this.kept.keepIdentity(identity);
  }

  /** Only while the link is up: a new one asks by itself. */
  private async tryLater(again: () => Promise<void>, askedMs?: number) {
    if (!this.wire.isUp) return;
    await this.wait(retryDelay(this.attempt++, askedMs));
    if (this.wire.isUp) await again();
  }
}
