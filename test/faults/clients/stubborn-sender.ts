import { randomUUID } from 'node:crypto';
import { GENERAL } from '../../../src/protocol/index';
import { between, oneOf, type Random } from '../support/random';
import { Recorder } from './recorder';
import type { Session } from './session';
import { Wire } from './wire';

const doors = ['one connection', 'another connection', 'HTTP'] as const;
type Door = (typeof doors)[number];

/** What is known of an attempt: where the message is, or nothing. */
type Outcome = number | undefined;

export interface StubbornOptions {
  url: string;
  random: Random;
  /** The share of answers that get lost. */
  lost: number;
}

/**
 * Somebody whose answers get lost now and then, and who sends again, by whichever door, until one comes. Sometimes they do
 * not wait for it: then the same message is under way by two doors at once.
 */
export class StubbornSender {
  readonly recorder: Recorder;
  attempts = 0;
  lost = 0;
  readonly refusals: string[] = [];

  static async come(session: Session, name: string, options: StubbornOptions): Promise<StubbornSender> {
    const open = () => Wire.open(options.url, { auth: session.auth, patienceMs: 10_000, onEvent() {} });
    return new StubbornSender(session, name, options, [await open(), await open()]);
  }

  private constructor(
    private readonly session: Session,
    readonly name: string,
    private readonly options: StubbornOptions,
    private readonly wires: readonly [Wire, Wire],
  ) {
    this.recorder = new Recorder(name, session.person);
    // Other doors keep no order among each other.
    this.recorder.log.keepsOrder = false;
  }

  /** Resolves when it is known where the message is. */
  async send(text: string): Promise<void> {
    const { random } = this.options;
    const action = { do: 'send', text, clientId: randomUUID() } as const;
    const op = this.recorder.begin(action);
    let isFirst = true;
    for (let seq: Outcome; seq === undefined; ) {
      if (!isFirst) this.recorder.invoke(op, action);
      isFirst = false;
      const attempt = this.attempt(op, oneOf(random, doors), action.clientId, text);
      const isHasty = random() < 0.3;
      seq = await (isHasty ? Promise.race([attempt, waitALittle(random)]) : attempt);
    }
  }

  leave(): void {
    for (const wire of this.wires) wire.cut();
  }

  private async attempt(op: number, door: Door, clientId: string, text: string): Promise<Outcome> {
    this.attempts += 1;
    const { seq, refusal } =
      door === 'HTTP' ? await this.byHttp(clientId, text) : await this.byWire(door, clientId, text);
    if (refusal !== undefined) this.refusals.push(refusal);
    if (this.options.random() < this.options.lost) {
      this.lost += 1;
      return undefined;
    }
    if (seq !== undefined) this.recorder.acknowledge(op, seq);
    return seq;
  }

  private async byHttp(clientId: string, text: string) {
    const { answer, refusal } = await this.session.send(GENERAL, clientId, text);
    return { seq: answer?.seq, refusal };
  }

  private async byWire(door: Door, clientId: string, message: string) {
    const [one, another] = this.wires;
    const answer = await (door === 'one connection' ? one : another).ask('SendMessage', { clientId, message });
    if (!answer) return { seq: undefined, refusal: undefined };
    return answer.ok
      ? { seq: answer.seq as number, refusal: undefined }
      : { seq: undefined, refusal: answer.error.code };
  }
}

function waitALittle(random: Random): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), between(random, 0, 3)));
}
