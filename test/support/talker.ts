import { randomUUID } from 'node:crypto';
import { errors } from '../../src/protocol/index';
import { Changing } from './changing';
import { DeltaClient } from './delta-client';

/** What a talker asked the server to store: invoked, and acknowledged once it has a `seq`. Else nobody knows. */
export interface Utterance {
  clientId: string;
  text: string;
  attempts: number;
  seq?: number;
}

/** How many messages a talker sends ahead of their acknowledgements. */
const AHEAD = 8;

/**
 * A page that talks without a pause, whatever becomes of the server: it comes back by itself, resumes from its head,
 * and sends again, in order, what was not acknowledged. It keeps a log for the checker.
 */
export class Talker extends Changing {
  readonly log: Utterance[] = [];
  private isIn = false;
  private isTalking = true;

  static async join(url: string, name: string): Promise<Talker> {
    const quickly = { reconnectionDelay: 10, reconnectionDelayMax: 50 };
    const client = await DeltaClient.enter(url, undefined, quickly);
    return new Talker(client, name);
  }

  private constructor(
    readonly client: DeltaClient,
    private readonly name: string,
  ) {
    super();
    client.socket.on('connect', () => this.comeBack());
    client.socket.on('disconnect', () => {
      this.isIn = false;
    });
    this.isIn = true;
    this.talk();
  }

  get acknowledged(): Utterance[] {
    return this.log.filter(({ seq }) => seq !== undefined);
  }

  get retried(): Utterance[] {
    return this.log.filter(({ attempts }) => attempts > 1);
  }

  /** Resolves when `count` more are acknowledged than now. */
  more(count: number): Promise<void> {
    const goal = this.acknowledged.length + count;
    return this.until(`${count} more acknowledged`, () => this.acknowledged.length >= goal, 20_000);
  }

  /** Say nothing new. Resolves when everything said is acknowledged. */
  finish(): Promise<void> {
    this.isTalking = false;
    return this.until('all acknowledged', () => this.unanswered().length === 0, 20_000);
  }

  private unanswered(): Utterance[] {
    return this.log.slice(-2 * AHEAD).filter(({ seq }) => seq === undefined);
  }

  private async comeBack(): Promise<void> {
    try {
      await this.client.enter(this.client.head);
    } catch {
      return; // The server was gone again. The next connection tries again.
    }
    this.isIn = true;
    for (const utterance of this.unanswered()) this.utter(utterance);
    this.talk();
  }

  private talk(): void {
    while (this.isTalking && this.isIn && this.unanswered().length < AHEAD) {
      const utterance = { clientId: randomUUID(), text: `${this.name} ${this.log.length}`, attempts: 0 };
      this.log.push(utterance);
      this.utter(utterance);
    }
  }

  private utter(utterance: Utterance): void {
    utterance.attempts += 1;
    const { clientId, text: message } = utterance;
    this.client.ask('SendMessage', { clientId, message }).then(
      (reply) => {
        if (reply.ok) {
          if (utterance.seq !== undefined && utterance.seq !== reply.seq) {
            this.client.faults.push(`${message} was acknowledged as ${utterance.seq} and as ${reply.seq}`);
          }
          utterance.seq = reply.seq;
        } else if (errors[reply.error.code].retry === 'never') {
          this.client.faults.push(`${message} was refused: ${reply.error.code}`);
        }
        this.changed();
        this.talk();
      },
      () => {}, // The connection ended first. It is sent again on the next one.
    );
  }
}

/**
 * Reads every talker's log, and the room as the server shows it to someone who pages back to its first message.
 * Nothing acknowledged is lost, nothing is doubled or invented, every sender's order is kept, no `seq` is missing.
 */
export async function checkAgainstRoom(talkers: Talker[], url: string): Promise<void> {
  const reader = await DeltaClient.enter(url);
  const room = await reader.loadAll();
  expect(room.map(({ seq }) => seq)).toEqual(Array.from({ length: reader.seq }, (_, index) => index + 1));

  const said = room.filter(({ kind }) => kind === 'message');
  const inRoom = new Map(said.map((message) => [message.clientId, message]));
  expect(inRoom.size).toBe(said.length);
  expect(said).toHaveLength(talkers.reduce((sum, { log }) => sum + log.length, 0));

  for (const { log, client } of talkers) {
    const own = log.map(({ clientId }) => inRoom.get(clientId));
    expect(own.map((message) => [message?.seq, message?.message])).toEqual(log.map(({ seq, text }) => [seq, text]));
    const seqs = own.map((message) => message?.seq ?? 0);
    expect(seqs).toEqual(seqs.toSorted((a, b) => a - b));
    const notices = room.filter(({ kind, author }) => kind !== 'message' && author.userID === client.identity?.userID);
    expect(notices.map(({ kind }) => kind)).toEqual(['entered']);
    // What a talker was shown live and by resuming is the room too.
    await client.reaches(reader.seq);
    const shown = [...client.messages.values()];
    expect(shown).toEqual(room.slice(-shown.length));
  }
}
