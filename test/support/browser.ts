import {
  type CommandName,
  type CommandOutput,
  type CommandPayload,
  type CommandShape,
  commands,
  type Reply,
} from '../../src/protocol/index';
import { askJson, cookieOf } from './api-client';
import { type Asking, SocketAsking } from './asking';
import type { Answer } from './http-client';

/** A browser with our page open: it carries whatever cookie it is given, and says where its requests come from. */
export class Browser implements Asking {
  /** What it carries, as a request has it. */
  cookie = '';
  /** Every answer so far. */
  readonly answers: Answer[] = [];

  constructor(readonly server: { url: string; port: number }) {}

  /** The token in its cookie, which no script of the page can read. */
  get token(): string {
    return this.cookie.split('=')[1] ?? '';
  }

  async ask<C extends CommandName>(command: C, payload: CommandPayload<C>): Promise<Reply<CommandOutput<C>>> {
    const { http } = commands[command] as CommandShape;
    if (!http) throw new Error(`${command} has no route`);
    const body = http.method === 'GET' || http.method === 'DELETE' ? undefined : (payload ?? {});
    const headers = {
      origin: this.server.url,
      'sec-fetch-site': 'same-origin',
      ...(this.cookie ? { cookie: this.cookie } : {}),
    };
    const answer = await askJson(this.server, http.method, `/api${http.path}`, body, headers);
    this.answers.push(answer);
    if (answer.headers['set-cookie'])
      this.cookie = /=;/.test(`${answer.headers['set-cookie']}`) ? '' : cookieOf(answer);
    const parsed = JSON.parse(answer.body);
    return answer.status < 400 ? { ok: true, ...parsed } : { ok: false, error: parsed };
  }

  /** One more connection of the page. */
  connect(): Promise<SocketAsking> {
    const headers = { origin: this.server.url, ...(this.cookie ? { cookie: this.cookie } : {}) };
    return SocketAsking.connect(this.server.url, undefined, headers);
  }
}
