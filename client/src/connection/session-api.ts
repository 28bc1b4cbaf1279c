import type { CommandName, CommandPayload } from '@protocol/commands';
import type { ErrorReply } from '@protocol/errors';
import type { Answer } from './wire';

/** The commands that move the session's cookie, or are asked before there is a session: they go by HTTP. */
const routes = {
  WhoAmI: ['GET', '/session'],
  BecomeGuest: ['POST', '/session/guest'],
  Register: ['POST', '/users'],
  LogIn: ['POST', '/session'],
  LogOut: ['DELETE', '/session'],
  LogOutEverywhere: ['DELETE', '/sessions'],
  ChangePassword: ['PUT', '/users/me/password'],
  RemoveYourself: ['POST', '/users/me/remove'],
  SetUp: ['POST', '/set-up'],
  ResetPassword: ['POST', '/password-reset'],
  LookAtInvite: ['GET', '/invites/{code}'],
} as const satisfies Partial<Record<CommandName, readonly [method: string, path: string]>>;

export type SessionCommand = keyof typeof routes;

export type AskSession = <C extends SessionCommand>(command: C, payload: CommandPayload<C>) => Promise<Answer<C>>;

const ANSWER_MS = 20_000;

/** Asks the server that this page came from. Null if no answer came, as on the socket. */
export function createSessionApi(fetch: typeof globalThis.fetch): AskSession {
  return async <C extends SessionCommand>(command: C, payload: CommandPayload<C>): Promise<Answer<C>> => {
    const [method, path] = routes[command];
    const fields = new Map(Object.entries(payload ?? {}));
    const address = path.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = String(fields.get(name));
      fields.delete(name);
      return encodeURIComponent(value);
    });
    const hasBody = method === 'POST' || method === 'PUT';
    try {
      const response = await fetch(`/api${address}`, {
        method,
        credentials: 'same-origin',
        signal: AbortSignal.timeout(ANSWER_MS),
        headers: { Accept: 'application/json', ...(hasBody ? { 'Content-Type': 'application/json' } : {}) },
        ...(hasBody ? { body: JSON.stringify(Object.fromEntries(fields)) } : {}),
      });
      const text = await response.text();
      const body: unknown = text === '' ? {} : JSON.parse(text);
      if (response.ok) return { ...(body as object), ok: true } as Answer<C>;
      const error = refusalIn(body);
      return error ? { ok: false, error } : null;
    } catch {
      return null;
    }
  };
}

/** What a problem+json says, in the shape that the socket's refusals have. */
export function refusalIn(body: unknown): ErrorReply | null {
  if (body === null || typeof body !== 'object') return null;
  const { code, title, detail, retryAfterMs } = body as Record<string, unknown>;
  if (typeof code !== 'string') return null;
  const message = [detail, title].find((text) => typeof text === 'string' && text !== '');
  return {
    code: code as ErrorReply['code'],
    message: String(message ?? 'The server refused this.'),
    ...(typeof retryAfterMs === 'number' ? { retryAfterMs } : {}),
  };
}
