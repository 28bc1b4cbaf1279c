import { randomUUID } from 'node:crypto';
import { io } from 'socket.io-client';
import type { RoomChanged } from '../../../src/protocol/index';
import { Changing } from '../../support/changing';
import { onCleanUp } from '../../support/clean-up';

/** Begins each text: when it was sent. */
const sentAt = /^\d+\.\d+/;

/** A client of the delta feed in General that keeps nothing of what it is told but how long each message took. */
export class LightClient extends Changing {
  readonly latenciesMs: number[] = [];
  disconnections = 0;
  private readonly socket;

  static async enter(url: string, token: string): Promise<LightClient> {
    const client = new LightClient(url, token);
    await client.until('connected', () => client.socket.connected);
    await client.socket.emitWithAck('UserEnteredRoom', {});
    return client;
  }

  private constructor(url: string, token: string) {
    super();
    this.socket = io(url, { transports: ['websocket'], forceNew: true, auth: { feed: 'delta', token } });
    this.socket.on('connect', () => this.changed());
    this.socket.on('disconnect', () => {
      this.disconnections += 1;
    });
    this.socket.on('RoomChanged', ({ changes }: RoomChanged) => {
      for (const change of changes) if (change.type === 'message') this.take(change.message.message);
      this.changed();
    });
    onCleanUp(() => this.socket.disconnect());
  }

  /** Resolves when it is acknowledged. */
  async send(text: string): Promise<void> {
    const message = `${performance.now().toFixed(3)} ${text}`;
    const answer = await this.socket.emitWithAck('SendMessage', { clientId: randomUUID(), message });
    if (!answer.ok) throw new Error(answer.error.code);
  }

  private take(text: string): void {
    const at = sentAt.exec(text);
    if (at) this.latenciesMs.push(performance.now() - Number(at[0]));
  }
}
