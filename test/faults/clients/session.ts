import type { CommandOutput } from '../../../src/protocol/index';
import { NO_ANSWER, NotLetIn } from './wire';

/** A program that asks by HTTP with a session. */
export class Session {
  private constructor(
    private readonly url: string,
    private readonly token: string,
    readonly person: string,
  ) {}

  /** As a guest of a new name. */
  static async come(url: string, username: string): Promise<Session> {
    return Session.of(url, await request<CommandOutput<'BecomeGuest'>>(url, 'POST', '/session/guest', { username }));
  }

  static async register(url: string, username: string): Promise<Session> {
    const account = { username, password: `the password of ${username}` };
    return Session.of(url, await request<CommandOutput<'Register'>>(url, 'POST', '/users', account));
  }

  private static of(url: string, { answer, refusal }: Outcome<CommandOutput<'Register'>>): Session {
    if (!answer?.token) throw new NotLetIn(refusal ?? NO_ANSWER);
    return new Session(url, answer.token, String(answer.you.userID));
  }

  /** What a handshake says. */
  get auth(): object {
    return { feed: 'delta', token: this.token };
  }

  /** Send a message whose `clientId` is the key of the request. */
  send(roomId: string, clientId: string, message: string): Promise<Outcome<CommandOutput<'SendMessage'>>> {
    return this.ask('POST', `/rooms/${roomId}/messages`, { message }, { 'Idempotency-Key': `"${clientId}"` });
  }

  page(roomId: string, place: string): Promise<Outcome<CommandOutput<'LoadMessages'>>> {
    return this.ask('GET', `/rooms/${roomId}/messages?limit=100&${place}`);
  }

  ask<Answer>(
    method: string,
    path: string,
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<Outcome<Answer>> {
    return request(this.url, method, path, body, { ...headers, Authorization: `Bearer ${this.token}` });
  }
}

/** An answer, a refusal, or neither: then nobody knows whether it was done. */
export interface Outcome<Answer> {
  answer?: Answer;
  refusal?: string;
}

async function request<Answer>(
  url: string,
  method: string,
  path: string,
  body?: object,
  headers: Record<string, string> = {},
): Promise<Outcome<Answer>> {
  const isIn = path === '/users' || path.startsWith('/session');
  try {
    const response = await fetch(`${url}/api${path}`, {
      method,
      headers: { ...(body ? { 'Content-Type': 'application/json' } : {}), ...headers },
      ...(body ? { body: JSON.stringify(isIn ? { ...body, asProgram: true } : body) } : {}),
      signal: AbortSignal.timeout(10_000),
    });
    const answer = await response.json();
    return response.ok ? { answer: answer as Answer } : { refusal: (answer as { code: string }).code };
  } catch {
    return {};
  }
}
