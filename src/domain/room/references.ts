import { Refusal, type Room } from '../../protocol/index';
import type { PeopleStore } from '../ports';
import { Turns } from '../turns';
import type { Attendance } from './attendance';
import { mentionsIn } from './mentions';
import type { RoomHistory } from './room-history';

/**
 * Looks up what messages refer to: the one that each answers, and whom it mentions. What is looked up keeps its turn, so that
 * messages are stored in the order in which they were said.
 */
export class References {
  private readonly turns = new Turns();

  constructor(
    private readonly kind: Room['kind'],
    private readonly history: RoomHistory,
    private readonly attendance: Attendance,
    private readonly people: PeopleStore,
  ) {}

  /**
   * The `personKey` of each whom a text mentions. Undefined where there is nothing to look up nor to wait for: then the message
   * can be stored in the same turn of the event loop. Rejects with `reply_invalid`.
   */
  lookUp(text: string, replyTo: number | undefined): Promise<string[] | undefined> | undefined {
    if (replyTo === undefined && !text.includes('@') && !this.turns.areTaken) return undefined;
    return this.turns.next(async () => {
      if (replyTo !== undefined && !(await this.history.message(replyTo))) throw new Refusal('reply_invalid');
      return this.mentions(text);
    });
  }

  /** Once all that was said before is on its way to the store; undefined where it is already. */
  settled(): Promise<void> | undefined {
    return this.turns.areTaken ? this.turns.next(() => {}) : undefined;
  }

  async mentions(text: string): Promise<string[] | undefined> {
    if (!text.includes('@')) return undefined;
    // Of General is everyone who has an account; of another room no more than its members.
    return mentionsIn(text, this.attendance.known(), async (looks) =>
      this.kind === 'general' ? this.people.findByLooks(looks) : undefined,
    );
  }
}
