import type { IncomingMessage } from 'node:http';
import { WebSocket } from 'ws';
import type { CommandName, CommandOutput, CommandPayload, ErrorReply, Head, Reply } from '../../src/protocol/index';
import type { Asking } from './asking';
import { FramesClient } from './frames-client';

export interface PlainOptions {
  /** Of the handshake: `authorization`, `cookie`, `origin`, … */
  headers?: Record<string, string>;
  /** Of the address: `ticket=…` or `name=…`. */
  query?: string;
  /** Whether it answers the server's pings, as every client does. */
  autoPong?: boolean;
}

/** What a connection is told of itself. */
export interface PlainInfo {
  connectionID: string;
  connectedAt: string;
  lastActiveAt: string;
  identity: { sourceIp: string; userAgent: string };
}

const USAGE = 'Use the sendmessage route to send a message. Your info:';

/**
 * A program on the plain WebSocket door, as a few lines of a script are: `say` something, and `hears` waits for what others say.
 * `frames` has all that came, word by word. After `subscribe` it `ask`s commands as every other client of the contract does, and
 * `events` has what it was told. Open until `cleanUp`.
 */
export class PlainClient extends FramesClient implements Asking {
  private refusal: ErrorReply | undefined;
  private asked = 0;

  /** Rejects with the code that the handshake is refused with. */
  static async connect(url: string, options: PlainOptions = {}): Promise<PlainClient> {
    const client = new PlainClient(url, options);
    const isOver = () => client.socket.readyState === WebSocket.OPEN || client.refusal !== undefined;
    await client.until('open or refused', isOver);
    if (client.refusal) throw new Error(client.refusal.code);
    return client;
  }

  /** What a handshake is refused with; undefined where it is not. */
  static async refusalOf(url: string, options: PlainOptions = {}): Promise<string | undefined> {
    return PlainClient.connect(url, options).then(
      (client) => void client.socket.terminate(),
      (error: Error) => error.message,
    );
  }

  private constructor(url: string, { headers = {}, query = '', autoPong = true }: PlainOptions) {
    super(`${url.replace('http', 'ws')}/ws${query === '' ? '' : `?${query}`}`, { headers, autoPong });
    this.socket.on('unexpected-response', (_request, response: IncomingMessage) => void this.readRefusal(response));
  }

  say(message: string): void {
    this.write(JSON.stringify({ action: 'sendmessage', message }));
  }

  hears(frame: string): Promise<void> {
    return this.until(`"${frame.slice(0, 60)}"`, () => this.frames.includes(frame));
  }

  /** What the answer to something that is no message tells of the connection. */
  async info(): Promise<PlainInfo> {
    const before = this.infos.length;
    this.write('who am I?');
    await this.until('its info', () => this.infos.length > before);
    return this.infos[before] as PlainInfo;
  }

  private get infos(): PlainInfo[] {
    return this.frames.filter((frame) => frame.startsWith(USAGE)).map((frame) => JSON.parse(frame.slice(USAGE.length)));
  }

  /** What was refused, the first one first. */
  get errors(): ErrorReply[] {
    return this.objects<{ error?: ErrorReply; event?: string }>().flatMap(({ error, event }) =>
      error && event === undefined ? [error] : [],
    );
  }

  /** The code that saying something is refused with, which is awaited. */
  async refusalOf(message: string): Promise<string> {
    const before = this.errors.length;
    this.say(message);
    await this.until('a refusal', () => this.errors.length > before);
    return this.errors[before]?.code ?? '';
  }

  /** Be told events from now on, of one room; with `since`, what changed since. */
  subscribe(more: { roomId?: string; since?: Head; token?: string } = {}) {
    return this.exchange<CommandOutput<'UserEnteredRoom'>>({ action: 'subscribe', format: 'json', ...more });
  }

  authenticate(token: unknown) {
    return this.exchange<CommandOutput<'WhoAmI'>>({ action: 'authenticate', token });
  }

  /** Any other command, once it is told events. */
  ask<C extends CommandName>(command: C, payload: CommandPayload<C>): Promise<Reply<CommandOutput<C>>> {
    return this.exchange<CommandOutput<C>>({ action: command, ...(payload as object | undefined) });
  }

  /** The events of a name, the first one first. */
  events<T>(name: string): T[] {
    return this.objects<{ event?: string } & T>().filter(({ event }) => event === name);
  }

  /** Everything that came and is an object of JSON. */
  objects<T>(): T[] {
    return this.frames.filter((frame) => frame.startsWith('{')).map((frame) => JSON.parse(frame));
  }

  /** Ask with an id, and resolve with the answer that bears it. */
  async exchange<Output extends object>(request: object): Promise<Reply<Output>> {
    this.asked += 1;
    const id = `asked ${this.asked}`;
    type Answer = { id?: string; answer?: Output; error?: ErrorReply };
    const find = () => this.objects<Answer>().find((one) => one.id === id);
    this.write(JSON.stringify({ id, ...request }));
    await this.until(`the answer to ${JSON.stringify(request).slice(0, 60)}`, () => !!find() || !!this.closed);
    const { answer, error } = find() ?? {};
    if (answer) return { ok: true, ...answer };
    if (error) return { ok: false, error };
    throw new Error(`closed before the answer: ${this.closed?.code} ${this.closed?.reason}`);
  }

  /** Bytes past the WebSocket, which makes no frames of them. */
  writeBytes(bytes: Buffer): void {
    this.tcp?.write(bytes);
  }

  /** Pings of the WebSocket itself. */
  ping(times: number): void {
    for (let sent = 0; sent < times && this.socket.readyState === WebSocket.OPEN; sent += 1) this.socket.ping('x');
  }

  /** What both agreed on beside the protocol itself. */
  get extensions(): string {
    return this.socket.extensions;
  }

  /** Stop reading what the server sends. */
  pause(): void {
    this.socket.pause();
  }

  close(): void {
    this.socket.close();
  }

  /** As when the network goes: the server is told nothing. */
  cut(): void {
    this.tcp?.destroy();
  }

  async untilClosed(withinMs?: number): Promise<{ code: number; reason: string }> {
    await this.until('closed', () => this.closed !== undefined, withinMs);
    return this.closed as { code: number; reason: string };
  }

  private async readRefusal(response: IncomingMessage): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of response) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString();
    this.refusal = body.startsWith('{') ? JSON.parse(body) : { code: String(response.statusCode), message: '' };
    this.changed();
  }
}
