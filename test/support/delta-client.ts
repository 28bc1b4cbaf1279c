import { randomUUID } from 'node:crypto';
import { io } from 'socket.io-client';
import {
  type Change,
  type CommandName,
  type CommandOutput,
  type CommandPayload,
  changeSchema,
  commands,
  type ErrorReply,
  GENERAL,
  type Head,
  type Heartbeat,
  type Message,
  type PeopleChanged,
  type Person,
  personKey,
  type Reply,
  type RoomChanged,
  type UserData,
} from '../../src/protocol/index';
import { Changing } from './changing';
import { onCleanUp } from './clean-up';
import type { ConnectOptions } from './full-client';

export type Entered = CommandOutput<'UserEnteredRoom'>;

/**
 * A client of the delta feed that keeps the room as the page does, and holds the server to its contract: every answer
 * has its schema's shape, and no change is missing or out of order. What was wrong fails the test at `cleanUp`.
 */
export class DeltaClient extends Changing {
  readonly socket;
  head: Head | undefined;
  /** The room as this client shows it, by `seq`. */
  readonly messages = new Map<number, Message>();
  readonly people = new Map<string, Person>();
  readonly batches: RoomChanged[] = [];
  readonly heartbeats: Heartbeat[] = [];
  readonly goodbyes: ErrorReply[] = [];
  /** How often a heartbeat told of something that had not come: it was asked for then. */
  noticed = 0;
  readonly disconnections: string[] = [];
  readonly userData: UserData[] = [];
  readonly faults: string[] = [];
  identity: UserData | undefined;

  /** `identity` is a new one unless given. */
  static async connect(url: string, identity?: UserData, options: ConnectOptions = {}): Promise<DeltaClient> {
    const client = new DeltaClient(url, options);
    await client.until('connected', () => client.socket.connected);
    client.identity = identity ?? (await client.expectOk('CreateUserData', undefined));
    return client;
  }

  static async enter(url: string, identity?: UserData, options: ConnectOptions = {}): Promise<DeltaClient> {
    const client = await DeltaClient.connect(url, identity, options);
    await client.enter();
    return client;
  }

  private constructor(url: string, options: ConnectOptions) {
    super();
    this.socket = io(url, { transports: ['websocket'], forceNew: true, ...options, auth: { feed: 'delta' } });
    this.socket.on('connect', () => this.changed());
    this.socket.on('disconnect', (reason) => this.keep(this.disconnections, reason));
    this.socket.on('SetUserData', (userData: UserData) => this.keep(this.userData, userData));
    this.socket.on('RoomChanged', (batch: RoomChanged) => this.follow(batch));
    this.socket.on('PeopleChanged', (people: PeopleChanged) => this.meet(people));
    this.socket.on('Heartbeat', (beat: Heartbeat) => this.compare(beat));
    this.socket.on('Goodbye', ({ error }: { error: ErrorReply }) => this.keep(this.goodbyes, error));
    onCleanUp(() => {
      this.socket.disconnect();
      expect(this.faults).toEqual([]);
    });
  }

  get texts(): string[] {
    return [...this.messages.values()].filter(({ kind }) => kind === 'message').map(({ message }) => message);
  }

  get notices(): string[] {
    return [...this.messages.values()].filter(({ kind }) => kind !== 'message').map(({ message }) => message);
  }

  get seq(): number {
    return this.head?.seq ?? 0;
  }

  /** `onOutput` is called before the next event is handled, which may have come in the same packet as the answer. */
  ask<C extends CommandName>(
    command: C,
    payload: CommandPayload<C>,
    onOutput: (output: CommandOutput<C>) => void = () => {},
  ): Promise<Reply<CommandOutput<C>>> {
    const args = payload === undefined ? [] : [payload];
    return new Promise((resolve, reject) => {
      this.socket.timeout(8_000).emit(command, ...args, (error: Error | null, reply: Reply<CommandOutput<C>>) => {
        if (error) return reject(new Error(`${command} was not answered`));
        if (reply.ok) {
          const { ok, ...output } = reply;
          this.checkOutput(command, output);
          onOutput(output as CommandOutput<C>);
        }
        resolve(reply);
      });
    });
  }

  async expectOk<C extends CommandName>(
    command: C,
    payload: CommandPayload<C>,
    onOutput?: (output: CommandOutput<C>) => void,
  ): Promise<CommandOutput<C>> {
    const reply = await this.ask(command, payload, onOutput);
    if (!reply.ok) throw new Error(`${command} was refused: ${reply.error.code}`);
    const { ok, ...output } = reply;
    return output as CommandOutput<C>;
  }

  /** The error code that a command is refused with, or `undefined` if it is not. */
  async refusalOf<C extends CommandName>(command: C, payload: CommandPayload<C>): Promise<string | undefined> {
    const reply = await this.ask(command, payload);
    return reply.ok ? undefined : reply.error.code;
  }

  /** Come in, or come back, and take over what the server says the room is. */
  async enter(since?: Head): Promise<Entered> {
    const payload = { ...(this.identity as UserData), ...(since ? { since } : {}) };
    return this.expectOk('UserEnteredRoom', payload, (entered) => this.takeOver(entered));
  }

  send(message: string, clientId: string = randomUUID()): Promise<CommandOutput<'SendMessage'>> {
    return this.expectOk('SendMessage', { message, clientId });
  }

  /** Everything visible, from the first message to `before`, by paging back with `LoadMessages`. */
  async loadAll(before = this.seq + 1, limit = 100): Promise<Message[]> {
    const page = await this.expectOk('LoadMessages', { before, limit });
    const first = page.messages[0];
    return first && page.hasOlder ? [...(await this.loadAll(first.seq, limit)), ...page.messages] : page.messages;
  }

  sees(text: string): Promise<void> {
    return this.until(`the room shows "${text}"`, () => this.texts.includes(text) || this.notices.includes(text));
  }

  reaches(seq: number): Promise<void> {
    return this.until(`head at ${seq}`, () => this.seq >= seq);
  }

  /** As when the network goes: the server is told nothing. */
  cut(): void {
    this.socket.io.engine.close();
  }

  leave(): void {
    this.socket.disconnect();
  }

  private follow(batch: RoomChanged): void {
    this.batches.push(batch);
    this.check(batch.changes);
    if (batch.epoch !== this.head?.epoch) this.faults.push(`a batch of epoch ${batch.epoch}`);
    for (const [index, change] of batch.changes.entries()) {
      const before = batch.changes[index - 1];
      if (before && change.seq !== before.seq + 1)
        this.faults.push(`in a batch ${change.seq} came after ${before.seq}`);
      // Entering and subscribing overlap: what is known already may be told once more.
      if (change.seq <= this.seq) continue;
      if (change.seq !== this.seq + 1) this.faults.push(`${change.seq} came after ${this.seq}`);
      this.apply(change);
      if (this.head) this.head = { ...this.head, seq: change.seq };
    }
    this.changed();
  }

  private compare(beat: Heartbeat): void {
    const head = beat.heads[GENERAL];
    if (head && this.head && head.seq > this.seq) {
      this.noticed += 1;
      // The connection may end before the answer: whoever comes back resumes.
      this.enter(this.head).catch(() => {});
    }
    this.keep(this.heartbeats, beat);
  }

  private takeOver(entered: Entered): void {
    if ('changes' in entered) {
      this.check(entered.changes);
      for (const change of entered.changes) this.apply(change);
    } else {
      this.messages.clear();
      for (const message of entered.messages) this.messages.set(message.seq, message);
    }
    this.head = entered.head;
    this.people.clear();
    for (const person of entered.people) this.people.set(personKey(person), person);
    this.changed();
  }

  private apply(change: Change): void {
    switch (change.type) {
      case 'message':
        this.messages.set(change.message.seq, change.message);
        return;
      case 'cleared':
        this.messages.clear();
        return;
      case 'restored':
        // Nothing of what it has is wrong; what came back is told on entering afresh.
        return;
      case 'swept':
        for (const [seq, { kind, author }] of this.messages) {
          if (kind === 'message' && personKey(author) === change.author) this.messages.delete(seq);
        }
    }
  }

  private checkOutput(command: CommandName, output: object): void {
    const parsed = commands[command].output.safeParse(output);
    if (!parsed.success) this.faults.push(`${command} answered ${JSON.stringify(output)}: ${parsed.error.message}`);
  }

  private check(changes: Change[]): void {
    for (const change of changes) {
      if (!changeSchema.safeParse(change).success) this.faults.push(`a change like ${JSON.stringify(change)}`);
    }
  }

  private meet({ here, gone }: PeopleChanged): void {
    for (const person of here) this.people.set(personKey(person), person);
    for (const key of gone) this.people.delete(key);
    this.changed();
  }

  private keep<T>(list: T[], item: T): void {
    list.push(item);
    this.changed();
  }
}
