import { io, type Socket } from 'socket.io-client';
import {
  type CommandName,
  type CommandOutput,
  type CommandPayload,
  type CommandShape,
  commands,
  type Reply,
} from '../../src/protocol/index';
import { Changing } from './changing';
import { onCleanUp } from './clean-up';
import { ask } from './http-client';
import { askWithFile, type Sent } from './upload';

/** Somebody who asks, by whichever door. */
export interface Asking {
  ask<C extends CommandName>(command: C, payload: CommandPayload<C>): Promise<Reply<CommandOutput<C>>>;
}

/** `ok`, or the code that it is refused with. */
export async function outcomeOf<C extends CommandName>(
  asking: Asking,
  command: C,
  payload: CommandPayload<C>,
): Promise<string> {
  const reply = await asking.ask(command, payload);
  return reply.ok ? 'ok' : reply.error.code;
}

/** What is answered. Rejects with the code that it is refused with. */
export async function answerTo<C extends CommandName>(
  asking: Asking,
  command: C,
  payload: CommandPayload<C>,
): Promise<CommandOutput<C>> {
  const reply = await asking.ask(command, payload);
  if (!reply.ok) throw new Error(`${command} was refused: ${reply.error.code}`);
  const { ok, ...output } = reply;
  return output as CommandOutput<C>;
}

/** A program that uses the HTTP API, with a token or without. */
export class HttpAsking implements Asking {
  constructor(
    private readonly server: { port: number },
    private readonly token?: string,
  ) {}

  async ask<C extends CommandName>(command: C, payload: CommandPayload<C>): Promise<Reply<CommandOutput<C>>> {
    const { http } = commands[command] as CommandShape;
    if (!http) throw new Error(`${command} has no route`);
    const fields = new Map(Object.entries(payload ?? {}));
    const path = http.path.replace(/\{(\w+)\}/g, (_all, name: string) => {
      const value = fields.get(name);
      fields.delete(name);
      return encodeURIComponent(String(value));
    });
    const inQuery = http.method === 'GET' || http.method === 'DELETE';
    // Only here: a lone surrogate can stand in JSON, and in no address.
    const query = inQuery
      ? new URLSearchParams([...fields].map(([name, value]): [string, string] => [name, String(value)]))
      : '';
    if (http.takesFile) return this.upload(path, fields.get('file') as Sent | undefined);
    const { body, status } = await ask(this.server, `/api${path}?${query}`, {
      method: http.method,
      headers: {
        accept: 'application/json',
        ...(this.token === undefined ? {} : { authorization: `Bearer ${this.token}` }),
        ...(inQuery ? {} : { 'content-type': 'application/json' }),
      },
      ...(inQuery ? {} : { body: JSON.stringify(Object.fromEntries(fields)) }),
    });
    // What a file is made of is none of the test's that asks so.
    if (http.answersFile && status < 400) return { ok: true } as Reply<CommandOutput<C>>;
    return replyOf(status, body);
  }

  private async upload<C extends CommandName>(
    path: string,
    file: Sent = { name: 'a.txt', bytes: 'hello' },
  ): Promise<Reply<CommandOutput<C>>> {
    const headers: Record<string, string> = this.token === undefined ? {} : { authorization: `Bearer ${this.token}` };
    const { status, body } = await askWithFile(this.server, `/api${path}`, file, headers);
    return replyOf(status, body);
  }
}

function replyOf<C extends CommandName>(status: number, body: string): Reply<CommandOutput<C>> {
  const answer = JSON.parse(body);
  return status < 400 ? { ok: true, ...answer } : { ok: false, error: answer };
}

/** What the server pushed, and when it came after what. */
export interface Pushed {
  event: string;
  payload: unknown;
}

/** A connection of the delta feed, with a token or without, that keeps all that is pushed to it. */
export class SocketAsking extends Changing implements Asking {
  readonly pushed: Pushed[] = [];
  readonly disconnections: string[] = [];

  static async connect(url: string, token?: string, headers?: Record<string, string>): Promise<SocketAsking> {
    const asking = new SocketAsking(url, token, headers);
    await asking.until('connected', () => asking.socket.connected || asking.refusal !== undefined);
    if (asking.refusal !== undefined) throw new Error(`refused: ${asking.refusal}`);
    return asking;
  }

  /** The code that a handshake is refused with; undefined if it is not. */
  static async refusalOf(url: string, token?: string): Promise<string | undefined> {
    const asking = new SocketAsking(url, token);
    await asking.until('an answer', () => asking.socket.connected || asking.refusal !== undefined);
    asking.socket.disconnect();
    return asking.refusal;
  }

  readonly socket: Socket;
  private refusal: string | undefined;

  private constructor(url: string, token: string | undefined, extraHeaders: Record<string, string> = {}) {
    super();
    const auth = { feed: 'delta', ...(token === undefined ? {} : { token }) };
    const options = { transports: ['websocket'], forceNew: true, reconnection: false };
    this.socket = io(url, { ...options, extraHeaders, auth });
    this.socket.on('connect', () => this.changed());
    this.socket.on('connect_error', (error: Error & { data?: { code: string } }) => {
      this.refusal = error.data?.code ?? error.message;
      this.changed();
    });
    this.socket.on('disconnect', (reason) => {
      this.disconnections.push(reason);
      this.changed();
    });
    this.socket.onAny((event: string, payload: unknown) => {
      this.pushed.push({ event, payload });
      this.changed();
    });
    onCleanUp(() => this.socket.disconnect());
  }

  async ask<C extends CommandName>(command: C, payload: CommandPayload<C>): Promise<Reply<CommandOutput<C>>> {
    return this.socket.timeout(8_000).emitWithAck(command, ...(payload === undefined ? [] : [payload]));
  }

  /** What was pushed under a name, the first one first. */
  told<T = unknown>(event: string): T[] {
    return this.pushed.filter((one) => one.event === event).map(({ payload }) => payload as T);
  }

  /** Resolves when something was pushed that `isMeant`. */
  hears<T>(event: string, isMeant: (payload: T) => boolean = () => true): Promise<void> {
    return this.until(event, () => this.told<T>(event).some(isMeant));
  }

  ends(withinMs?: number): Promise<void> {
    return this.until('the end of the connection', () => this.disconnections.length > 0, withinMs);
  }
}
