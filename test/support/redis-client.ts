import { io, type Socket } from 'socket.io-client';
import type { Reply } from '../../src/protocol/index';
import { cookieOf } from './api-client';
import { Changing } from './changing';
import { onCleanUp } from './clean-up';
import type { ConnectOptions } from './full-client';
import { type Answer, ask } from './http-client';

export interface RedisUser {
  id: string;
  username: string;
  online?: boolean;
}

/** A message as clients of the Redis chat show it. `date` is in Unix seconds. */
export interface RedisMessage {
  from: string;
  date: number;
  message: string;
  roomId: string;
}

export interface RedisRoom {
  id: string;
  names: (string | string[])[];
}

const PASSWORD = 'correct horse battery';

/** A client of the Redis chat: REST with the cookie `connect.sid`, and a socket with that cookie. */
export class RedisClient extends Changing {
  user: RedisUser = { id: '', username: '' };
  cookie = '';
  readonly messages: RedisMessage[] = [];
  readonly rooms: RedisRoom[] = [];
  readonly connected: RedisUser[] = [];
  readonly disconnected: RedisUser[] = [];
  /** Every event so far, by name: also those that such a client does not know. */
  readonly events: string[] = [];
  private opened: Socket | undefined;

  /** Nobody yet. */
  constructor(private readonly server: { url: string; port: number }) {
    super();
  }

  /** Somebody who is logged in, for the first time or again, and connected. */
  static async join(server: { url: string; port: number }, username: string, password = PASSWORD) {
    const client = await RedisClient.logIn(server, username, password);
    await client.connect();
    return client;
  }

  static async logIn(server: { url: string; port: number }, username: string, password = PASSWORD) {
    const client = new RedisClient(server);
    const { status, body } = await client.post('/login', { username, password });
    expect([201, 200]).toContain(status);
    client.user = JSON.parse(body);
    return client;
  }

  get socket(): Socket {
    if (!this.opened) throw new Error('not connected');
    return this.opened;
  }

  get texts(): string[] {
    return this.messages.map(({ message }) => message);
  }

  async get(path: string): Promise<Answer> {
    return this.ask('GET', path);
  }

  async post(path: string, body: unknown = {}): Promise<Answer> {
    return this.ask('POST', path, { 'content-type': 'application/json' }, JSON.stringify(body));
  }

  async ask(method: string, path: string, headers: Record<string, string> = {}, body?: string): Promise<Answer> {
    const carried = this.cookie ? { cookie: this.cookie } : {};
    const question = { method, headers: { ...carried, ...headers }, ...(body === undefined ? {} : { body }) };
    const answer = await ask(this.server, path, question);
    if (answer.headers['set-cookie']) this.cookie = cookieOf(answer);
    return answer;
  }

  /** The JSON of an answer that is none of refusal. */
  async json<T>(path: string): Promise<T> {
    const { status, body } = await this.get(path);
    expect([path, status]).toEqual([path, 200]);
    return JSON.parse(body);
  }

  /** The private room with somebody. */
  async roomWith(other: RedisClient): Promise<RedisRoom> {
    const { status, body } = await this.post('/room', { user1: this.user.id, user2: other.user.id });
    expect(status).toBe(201);
    return JSON.parse(body);
  }

  /** Waits for nothing. */
  begin(options: ConnectOptions = {}): Socket {
    const socket = io(this.server.url, {
      forceNew: true,
      transports: ['websocket'],
      extraHeaders: { cookie: this.cookie },
      ...options,
    });
    this.opened = socket;
    const keep =
      <T>(list: T[]) =>
      (item: T) => {
        list.push(item);
        this.changed();
      };
    socket.onAny((event: string) => this.events.push(event));
    socket.on('connect', () => this.changed());
    socket.on('disconnect', () => this.changed());
    socket.on('message', keep(this.messages));
    socket.on('show.room', keep(this.rooms));
    socket.on('user.connected', keep(this.connected));
    socket.on('user.disconnected', keep(this.disconnected));
    onCleanUp(() => socket.disconnect());
    return socket;
  }

  async connect(options: ConnectOptions = {}): Promise<void> {
    const socket = this.begin(options);
    await this.until('connected', () => socket.connected);
  }

  /** In the very words of that system. */
  say(message: string, roomId = '0', fields: object = {}): void {
    const date = Math.floor(Date.now() / 1_000);
    this.socket.emit('message', { roomId, message, from: this.user.id, date, ...fields });
  }

  /** Emit and wait for the acknowledgement, which the clients of this system never ask for. */
  emitAndAsk(event: string, ...payload: unknown[]): Promise<Reply<object>> {
    return this.socket.timeout(8_000).emitWithAck(event, ...payload);
  }

  sees(text: string): Promise<void> {
    return this.until(`"${text}" is shown`, () => this.texts.includes(text));
  }

  leave(): void {
    this.socket.disconnect();
  }
}
