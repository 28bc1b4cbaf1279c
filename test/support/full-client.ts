import { io, type ManagerOptions, type SocketOptions } from 'socket.io-client';
import type { FullFeedEntry, Reply } from '../../src/protocol/index';
import { Changing } from './changing';
import { onCleanUp } from './clean-up';

export type ConnectOptions = Partial<ManagerOptions & SocketOptions>;

export interface Claim {
  userID: string | number;
  username: string;
}

/** A client of the Node chat room: it knows the six events of the full feed and nothing else. */
export class FullClient extends Changing {
  readonly socket;
  /** Every `RetrieveChatRoomData` so far. */
  readonly rooms: FullFeedEntry[][] = [];
  readonly userData: Record<string, unknown>[] = [];
  /** Every event so far, by name: also those that such a client does not know. */
  readonly events: string[] = [];
  readonly disconnections: string[] = [];

  static async connect(url: string, options: ConnectOptions = {}): Promise<FullClient> {
    const client = new FullClient(url, options);
    await client.until('connected', () => client.socket.connected);
    return client;
  }

  private constructor(url: string, options: ConnectOptions) {
    super();
    this.socket = io(url, options);
    this.socket.onAny((event: string) => this.events.push(event));
    this.socket.on('connect', () => this.changed());
    this.socket.on('disconnect', (reason) => {
      this.disconnections.push(reason);
      this.changed();
    });
    this.socket.on('SetUserData', (userData) => {
      this.userData.push(userData);
      this.changed();
    });
    this.socket.on('RetrieveChatRoomData', (room) => {
      this.rooms.push(room);
      this.changed();
    });
    onCleanUp(() => this.socket.disconnect());
  }

  /** The room as this client shows it. */
  get room(): FullFeedEntry[] | undefined {
    return this.rooms.at(-1);
  }

  get texts(): string[] {
    return this.room?.map(({ message }) => message) ?? [];
  }

  enter(claim: Claim): void {
    this.socket.emit('UserEnteredRoom', claim);
  }

  send(entry: object): void {
    this.socket.emit('SendMessage', entry);
  }

  /** Emit and wait for the acknowledgement, which the clients of this feed never ask for. */
  ask(event: string, ...payload: unknown[]): Promise<Reply<Record<string, unknown>>> {
    return this.socket.timeout(8_000).emitWithAck(event, ...payload);
  }

  /** Resolves when this client shows a text. */
  sees(text: string): Promise<void> {
    return this.until(`the room shows "${text}"`, () => this.texts.includes(text));
  }

  leave(): void {
    this.socket.disconnect();
  }
}
