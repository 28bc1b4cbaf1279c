import { randomUUID } from 'node:crypto';
import {
  type CommandOutput,
  type ErrorCode,
  errors,
  GENERAL,
  type Head,
  type Heartbeat,
  type RoomActive,
  type RoomChanged,
  type RoomListed,
} from '../../../src/protocol/index';
import type { Action } from '../checker/history';
import { Recorder } from './recorder';
import type { Session } from './session';
import { Visitor, type VisitorOptions } from './visitor';
import type { Answer, Wire } from './wire';

export interface ParticipantOptions extends VisitorOptions {
  roomId?: string;
  /** Does not notice what it was not told. */
  isHeedless?: boolean;
  isUnrecorded?: boolean;
}

interface Utterance {
  op: number;
  action: Extract<Action, { do: 'send' }>;
}

/** How long a heartbeat may be ahead of what was told. */
const BEHIND_MS = 1_000;

/** How many messages they remember, to do something to them. */
const REMEMBERED = 20;

/**
 * A client of the delta feed as the protocol wants it: it comes back from its head, notices what it was not told, and sends
 * again, in order, what was not answered.
 */
export class Participant extends Visitor {
  head: Head | undefined;
  /** How often something was missing that should have been told. */
  noticed = 0;
  acknowledged = 0;
  /** The `seq` of their own messages that were acknowledged last, and of those that were seen last. */
  readonly own: number[] = [];
  readonly seen: number[] = [];
  protected readonly auth: object;
  private readonly unanswered: Utterance[] = [];
  private underWay = 0;
  private isEntering = false;

  static async join(session: Session, name: string, options: ParticipantOptions): Promise<Participant> {
    const participant = new Participant(session, name, options);
    await participant.begin();
    return participant;
  }

  constructor(
    session: Session,
    readonly name: string,
    protected override readonly options: ParticipantOptions,
  ) {
    super(new Recorder(name, session.person, !options.isUnrecorded), options);
    this.auth = session.auth;
  }

  get seq(): number {
    return this.head?.seq ?? 0;
  }

  /** What was asked for and not answered yet. */
  get waiting(): number {
    return this.unanswered.length + this.underWay;
  }

  get roomId(): string {
    return this.options.roomId ?? GENERAL;
  }

  say(text: string): void {
    const action = { do: 'send', text, clientId: randomUUID() } as const;
    const utterance = { op: this.recorder.begin(action), action };
    this.unanswered.push(utterance);
    if (this.isIn && this.wire) void this.utter(this.wire, utterance);
  }

  edit(seq: number, text: string): Promise<void> {
    return this.change('EditMessage', { do: 'edit', seq, text }, { seq, message: text });
  }

  delete(seq: number): Promise<void> {
    return this.change('DeleteMessage', { do: 'delete', seq }, { seq });
  }

  react(seq: number, emoji: string): Promise<void> {
    return this.change('React', { do: 'react', seq, emoji }, { seq, emoji });
  }

  clear(): Promise<void> {
    return this.change('ClearChat', { do: 'clear' }, {});
  }

  reaches(seq: number, withinMs?: number): Promise<void> {
    return this.until(`head at ${seq}`, () => this.isIn && this.seq >= seq, withinMs);
  }

  /** Resolves when so many more of their messages are acknowledged than now. */
  saysMore(count: number): Promise<void> {
    const goal = this.acknowledged + count;
    return this.until(`${count} more acknowledged`, () => this.acknowledged >= goal, 20_000);
  }

  protected override hear(name: string, payload: never): void {
    if (name === 'RoomChanged') this.follow(payload);
    else if (name === 'Heartbeat') this.compare(payload);
    else if (name === 'RoomActive' && this.isAbout(payload)) this.recorder.hearOfActivity((payload as RoomActive).seq);
    else if (name === 'RoomUnlisted' && this.isAbout(payload)) this.recorder.bePutOut();
    else if (name === 'RoomListed' && this.isAbout((payload as RoomListed).room)) this.recorder.beListed();
    this.changed();
  }

  protected override async arrive(wire: Wire): Promise<boolean> {
    if (!(await this.enter(wire))) return false;
    for (const utterance of this.unanswered) {
      this.recorder.invoke(utterance.op, utterance.action);
      void this.utter(wire, utterance);
    }
    return true;
  }

  private async enter(wire: Wire): Promise<boolean> {
    this.isEntering = true;
    const since = this.head;
    const payload = { roomId: this.roomId, ...(since ? { since } : {}) };
    const answer = await wire.ask('UserEnteredRoom', payload, (reply) => {
      if (reply.ok) this.takeOver(since?.seq, reply as unknown as CommandOutput<'UserEnteredRoom'>);
    });
    this.isEntering = false;
    if (answer && !answer.ok && answer.error.code !== 'room_not_found') {
      if (errors[answer.error.code].retry === 'never') this.complaints.push(answer.error.code);
      wire.cut();
    }
    return answer?.ok === true;
  }

  private takeOver(since: number | undefined, entered: CommandOutput<'UserEnteredRoom'>): void {
    this.recorder.enter(since, entered);
    this.head = entered.head;
    this.changed();
  }

  private follow({ roomId, epoch, changes }: RoomChanged): void {
    if (roomId !== this.roomId) return;
    this.recorder.show(changes);
    for (const change of changes) {
      if (change.seq <= this.seq) continue;
      if ((change.seq > this.seq + 1 || epoch !== this.head?.epoch) && !this.options.isHeedless) {
        this.lookAgain();
        return;
      }
      this.head = { epoch, seq: change.seq };
      if (change.type === 'message' && change.message.kind === 'message') remember(this.seen, change.message.seq);
    }
  }

  private compare({ heads }: Heartbeat): void {
    const head = heads[this.roomId];
    if (!head || this.options.isHeedless || (head.epoch === this.head?.epoch && head.seq <= this.seq)) return;
    setTimeout(() => {
      if (head.epoch !== this.head?.epoch || head.seq > this.seq) this.lookAgain();
    }, BEHIND_MS).unref();
  }

  private lookAgain(): void {
    if (this.isEntering || !this.wire?.isOpen) return;
    this.noticed += 1;
    void this.enter(this.wire);
  }

  private async utter(wire: Wire, utterance: Utterance): Promise<void> {
    const { clientId, text: message } = utterance.action;
    const answer = await wire.ask('SendMessage', { roomId: this.roomId, clientId, message });
    if (!answer) return;
    if (!answer.ok && errors[answer.error.code].retry === 'later') {
      // Sent again on the next connection. What was sent after it may have been stored.
      this.recorder.fail(utterance.op, answer.error.code);
      this.recorder.log.keepsOrder = false;
      return wire.cut();
    }
    const index = this.unanswered.indexOf(utterance);
    if (index >= 0) this.unanswered.splice(index, 1);
    this.conclude(utterance.op, answer, ({ seq }) => seq as number);
    if (answer.ok) {
      this.acknowledged += 1;
      remember(this.own, answer.seq as number);
    }
    this.changed();
  }

  private async change(command: string, action: Action, payload: object): Promise<void> {
    if (!this.isIn || !this.wire) return;
    const op = this.recorder.begin(action);
    this.underWay += 1;
    const answer = await this.wire.ask(command, { roomId: this.roomId, ...payload });
    this.underWay -= 1;
    if (answer) this.conclude(op, answer, changeOf);
    this.changed();
  }

  private conclude(op: number, answer: Answer, change: (output: Record<string, unknown>) => number | undefined): void {
    if (answer.ok) this.recorder.acknowledge(op, change(answer));
    else this.refuse(op, answer.error.code);
  }

  private refuse(op: number, code: ErrorCode): void {
    this.recorder.fail(op, code);
    if (errors[code].retry === 'never' && !expected.includes(code)) this.complaints.push(code);
  }

  private isAbout({ roomId }: { roomId: string }): boolean {
    return roomId === this.roomId;
  }
}

/** What happens where several change a room at once: the message was deleted or cleared away, one was put out. */
const expected: readonly ErrorCode[] = ['message_not_found', 'room_not_found', 'not_a_member'];

function remember(list: number[], seq: number): void {
  list.push(seq);
  if (list.length > REMEMBERED) list.shift();
}

/** The `seq` of a change: of a clear, or of what a message became. */
function changeOf({ seq, message }: { seq?: number; message?: { changedSeq: number } }): number | undefined {
  return seq ?? message?.changedSeq;
}
