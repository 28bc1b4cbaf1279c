import { io } from 'socket.io-client';
import type { Reply } from '../../src/protocol/index';
import { Changing } from './changing';
import { onCleanUp } from './clean-up';
import type { ConnectOptions } from './full-client';

/** A message as clients of the clustered chat send and show it. */
export interface Spoken {
  username: string;
  message: string;
  timestamp: string | number | null;
}

/** A client of the clustered chat: it knows `message` and `historical_messages`, and nothing else. */
export class ClusteredClient extends Changing {
  readonly socket;
  /** What it shows: the history, and what came after it. */
  shown: Spoken[] = [];
  readonly histories: Spoken[][] = [];
  /** Every event so far, by name: also those that such a client does not know. */
  readonly events: string[] = [];

  /** Resolves when it was told the history. */
  static async connect(url: string, options: ConnectOptions = {}): Promise<ClusteredClient> {
    const client = ClusteredClient.begin(url, options);
    await client.until('the history', () => client.histories.length > 0);
    return client;
  }

  /** Waits for nothing. */
  static begin(url: string, options: ConnectOptions = {}): ClusteredClient {
    return new ClusteredClient(url, options);
  }

  private constructor(url: string, options: ConnectOptions) {
    super();
    this.socket = io(url, { forceNew: true, transports: ['websocket'], ...options });
    this.socket.onAny((event: string) => {
      this.events.push(event);
      this.changed();
    });
    this.socket.on('connect', () => this.changed());
    this.socket.on('disconnect', () => this.changed());
    this.socket.on('historical_messages', (messages: Spoken[]) => {
      this.histories.push(messages);
      this.shown = [...messages];
      this.changed();
    });
    this.socket.on('message', (message: Spoken) => {
      this.shown.push(message);
      this.changed();
    });
    onCleanUp(() => this.socket.disconnect());
  }

  get texts(): string[] {
    return this.shown.map(({ message }) => message);
  }

  say(message: string, username: string, timestamp: Spoken['timestamp'] = Date.now()): void {
    this.socket.emit('message', { username, message, timestamp });
  }

  /** Emit and wait for the acknowledgement, which the clients of this system never ask for. */
  ask(...payload: unknown[]): Promise<Reply<object>> {
    return this.socket.timeout(8_000).emitWithAck('message', ...payload);
  }

  sees(text: string): Promise<void> {
    return this.until(`"${text}" is shown`, () => this.texts.includes(text));
  }

  leave(): void {
    this.socket.disconnect();
  }
}
