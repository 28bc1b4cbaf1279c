import { cookieOf } from './api-client';
import { type Answer, ask } from './http-client';

/** What a function answered: `returnCode` 0 or -1, and what comes with it. */
export interface ServerlessAnswer {
  returnCode: number;
  message?: string;
  [field: string]: unknown;
}

export interface Entry {
  message: string;
  timestamp: string;
  username: string;
}

/** A client of the serverless chat room. A browser keeps the cookie that it is given, a script none. */
export class ServerlessClient {
  cookie = '';

  constructor(
    private readonly server: { port: number },
    private readonly keepsCookie = true,
    /** Such as where it comes from. */
    private readonly headers: Record<string, string> = {},
  ) {}

  /** Somebody who came in by name. */
  static async join(server: { port: number }, username: string, headers?: Record<string, string>) {
    const client = new ServerlessClient(server, true, headers);
    await client.ok('chatroom/newUserId', { username });
    return client;
  }

  /** A POST with JSON. Whatever happened, the status is 200. */
  post(name: string, parameters: object = {}): Promise<ServerlessAnswer> {
    const headers = { 'content-type': 'application/json' };
    return this.ask(name, { method: 'POST', headers, body: JSON.stringify(parameters) });
  }

  get(name: string, query = ''): Promise<ServerlessAnswer> {
    return this.ask(name, { method: 'GET' }, query);
  }

  async ask(
    name: string,
    question: { method: string; headers?: Record<string, string>; body?: string | Buffer },
    query = '',
  ): Promise<ServerlessAnswer> {
    const answer = await this.raw(name, question, query);
    expect([name, answer.status, answer.headers['content-type']]).toEqual([
      name,
      200,
      'application/json; charset=utf-8',
    ]);
    expect(answer.body).not.toMatch(/node_modules|\.[jt]s:\d/);
    return JSON.parse(answer.body);
  }

  async raw(
    name: string,
    question: { method: string; headers?: Record<string, string>; body?: string | Buffer },
    query = '',
  ): Promise<Answer> {
    const headers = { ...this.headers, ...(this.cookie ? { cookie: this.cookie } : {}), ...question.headers };
    const answer = await ask(this.server, `/api/${name}.json${query}`, { ...question, headers });
    if (this.keepsCookie && answer.headers['set-cookie']) this.cookie = keptOf(answer);
    return answer;
  }

  /** What is answered beside `returnCode` 0. Rejects with the word of a refusal. */
  async ok<T = Record<string, unknown>>(name: string, parameters: object = {}): Promise<T> {
    const { returnCode, ...answer } = await this.post(name, parameters);
    if (returnCode !== 0) throw new Error(`${name} was refused: ${answer.message}`);
    return answer as T;
  }

  say(username: string, message: string): Promise<ServerlessAnswer> {
    return this.post('chatroom/postMessage', { username, message });
  }

  async messages(query = ''): Promise<Entry[]> {
    const { returnCode, messages } = await this.get('chatroom/getMessages', query);
    expect(returnCode).toBe(0);
    return messages as Entry[];
  }

  async texts(query = ''): Promise<string[]> {
    return (await this.messages(query)).map(({ message }) => message);
  }

  async users(): Promise<string[]> {
    return (await this.get('chatroom/getUserList')).userlist as string[];
  }
}

/** A cookie that is taken away is sent with no value. */
function keptOf(answer: Answer): string {
  const cookie = cookieOf(answer);
  return cookie.endsWith('=') ? '' : cookie;
}
