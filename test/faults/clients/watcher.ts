import type { FullFeedEntry } from '../../../src/protocol/index';
import { Recorder } from './recorder';
import { Visitor, type VisitorOptions } from './visitor';
import type { Wire } from './wire';

/** A client of the full feed: it says who it is, has no `clientId`, and so sends nothing twice. */
export class Watcher extends Visitor {
  protected readonly auth = {};
  private last: FullFeedEntry[] = [];

  static async join(name: string, options: VisitorOptions): Promise<Watcher> {
    const watcher = new Watcher(name, options);
    await watcher.begin();
    return watcher;
  }

  private constructor(
    readonly name: string,
    options: VisitorOptions,
  ) {
    super(new Recorder(name, `claim:${JSON.stringify(name)}`), options);
  }

  async say(message: string): Promise<void> {
    if (!this.isIn || !this.wire) return;
    const op = this.recorder.begin({ do: 'send', text: message });
    const { name } = this;
    const answer = await this.wire.ask('SendMessage', { message, username: name, userID: name, timeStamp: null });
    if (answer?.ok) this.recorder.acknowledge(op);
    else if (answer) this.recorder.fail(op, answer.error.code);
  }

  /** Resolves when the room that it shows ends with a text. */
  endsWith(text: string, withinMs?: number): Promise<void> {
    return this.until(`the room ends with "${text}"`, () => this.last.at(-1)?.message === text, withinMs);
  }

  protected override hear(name: string, payload: never): void {
    if (name !== 'RetrieveChatRoomData') return;
    this.last = payload;
    this.recorder.showWhole(this.last);
    this.changed();
  }

  protected override async arrive(_wire: Wire): Promise<boolean> {
    return true;
  }
}
