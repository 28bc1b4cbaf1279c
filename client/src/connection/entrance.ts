import type { ErrorReply } from '@protocol/errors';
import { type Person, personKey } from '@protocol/people';
import type { Dispatch, PageStore } from '../state/store';
import { keyOfYou } from '../state/told';
import { mayRetry, retryDelay, withJitter } from './delays';
import type { Follower } from './follower';
import type { Wait, Wire } from './wire';

/** What to do when the room was entered, and when the server no longer knows who is asking. */
export interface EntranceEvents {
  entered(): void;
  unknownHere(): Promise<void>;
}

const unknown: ReadonlySet<string> = new Set<ErrorReply['code']>([
  'session_required',
  'session_invalid',
  'token_invalid',
]);

/** Gets the person into the room of the route, and back into it whenever the connection or its order was lost. */
export class Entrance {
  /** The room being entered, and which question about it is the last one. */
  private entering: string | null = null;
  private question = 0;
  private attempt = 0;

  constructor(
    private readonly wire: Wire,
    private readonly store: PageStore,
    private readonly dispatch: Dispatch,
    private readonly wait: Wait,
    private readonly follower: () => Follower,
    private readonly events: EntranceEvents,
  ) {}

  connected() {
    this.entering = null;
    this.dispatch({ type: 'connected' });
    void this.listRooms();
    void this.enter();
  }

  /** The route leads to another room. What the connection is told of the one before is told no more. */
  moved(from: string) {
    if (!this.wire.isUp) return;
    void this.wire.request('LookAway', { roomId: from });
    void this.enter();
  }

  /** Asks for what was missed. One question at a time: what is found missing after its answer is asked for then. */
  async enter(how: 'on' | 'afresh' = 'on'): Promise<void> {
    const { route, room, stage } = this.store.getState();
    const { roomId } = route;
    if (this.entering === roomId || stage.name !== 'here') return;
    this.entering = roomId;
    this.question += 1;
    const { question } = this;
    this.follower().hold();
    const since = how === 'on' && room ? { since: room.head } : {};
    const answer = await this.wire.request('UserEnteredRoom', { roomId, ...since });
    // The person has gone on to another room meanwhile.
    if (question !== this.question) return;
    this.entering = null;
    if (answer?.ok && this.isYou(answer.you)) {
      this.attempt = 0;
      this.dispatch({ type: 'entered', reply: answer });
      this.follower().release('entered');
      this.events.entered();
      return;
    }
    this.follower().release('not entered');
    if (answer?.ok) await this.events.unknownHere();
    else if (answer) await this.turnedAway(roomId, answer.error);
    else await this.tryLater();
  }

  /** Somebody else may have come in by another tab while this one was away: the browser's session is theirs then. */
  private isYou(person: Person): boolean {
    return personKey(person) === keyOfYou(this.store.getState());
  }

  private async turnedAway(roomId: string, error: ErrorReply): Promise<void> {
    if (mayRetry(error)) return this.tryLater(error.retryAfterMs);
    if (unknown.has(error.code)) return this.events.unknownHere();
    const answer = await this.wire.request('WhoAmI', undefined);
    if (answer?.ok && !(answer.you && this.isYou(answer.you))) return this.events.unknownHere();
    this.dispatch({ type: 'absent', roomId, code: error.code, message: error.message });
  }

  async listRooms(): Promise<void> {
    const answer = await this.wire.request('ListRooms', undefined);
    if (answer?.ok) return this.dispatch({ type: 'roomsListed', rooms: answer.rooms });
    if (!this.wire.isUp || (answer && !mayRetry(answer.error))) return;
    await this.wait(withJitter(retryDelay(0, answer?.error.retryAfterMs)));
    if (this.wire.isUp) await this.listRooms();
  }

  /** Only while the link is up: a new one asks by itself. */
  private async tryLater(askedMs?: number): Promise<void> {
    if (!this.wire.isUp) return;
    await this.wait(withJitter(retryDelay(this.attempt++, askedMs)));
    if (this.wire.isUp) await this.enter();
  }
}
