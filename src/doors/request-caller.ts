import type { Request, Response } from 'express';
import type { Actor, Asker } from '../domain/authority/actor';
import { policy } from '../domain/authority/policy';
import type { Incoming } from '../domain/files/files';
import type { People } from '../domain/people/people';
import type { CarriedSession } from '../domain/people/sessions';
import { type CommandName, Refusal } from '../protocol/index';
import { addressOf } from './address';
import type { SessionCaller } from './commands/people';
import type { OwnAddress } from './own-origin';
import { setSessionCookie } from './session-cookie';
import { bearerTokenOf, cookieOf, sessionCookieName } from './session-token';

/** Whoever sent one request, and the session that they go away with. */
export class RequestCaller implements SessionCaller {
  asker: Asker;
  incoming?: Incoming;
  /** Undefined: whatever they came with. */
  private carried: CarriedSession | null | undefined;
  private readonly bearer: string | undefined;
  private readonly cookie: string | undefined;
  /** Of the session by which they are known. */
  private token: string | undefined;

  constructor(
    request: Request,
    private readonly people: Pick<People, 'authenticate'>,
    private readonly own: OwnAddress,
    readonly requestId: string,
    private readonly cookieName: string = sessionCookieName(own.isHttps),
  ) {
    const address = addressOf(request, own.trustProxy);
    // All that comes from one address counts together, since a request costs no connection.
    this.asker = { connectionId: `http ${address}`, address, actor: undefined };
    this.bearer = bearerTokenOf(request.headers);
    this.cookie = cookieOf(request.headers, cookieName);
    this.token = this.bearer ?? this.cookie;
  }

  /** Asked once the request was counted and its payload read. */
  async identify(command: string): Promise<Asker> {
    const actor = await this.find(command as CommandName);
    this.asker = { ...this.asker, actor };
    return this.asker;
  }

  /** Whether they came with anything that could prove who they are. */
  get carriesSession(): boolean {
    return this.token !== undefined;
  }

  /** Whoever they were does not count. */
  forget(): void {
    this.token = undefined;
  }

  carry(session: CarriedSession | null): void {
    this.carried = session;
  }

  /** Tell the browser what to carry, where that is another session than it came with. */
  leave(response: Response): void {
    if (this.carried === undefined || (this.carried === null && this.cookie === undefined)) return;
    setSessionCookie(response, this.carried?.token ?? null, this.own.isHttps, this.cookieName);
  }

  /** A cookie outlives its session. Whoever asks for what anyone may is not kept out by one, and rid of it. */
  private async find(command: CommandName): Promise<Actor | undefined> {
    const { address } = this.asker;
    try {
      return await this.people.authenticate(this.token, address);
    } catch (error) {
      const hasEnded = error instanceof Refusal && error.code === 'session_invalid';
      if (!hasEnded || this.bearer !== undefined || policy[command].who !== 'anyone') throw error;
      this.carried = null;
      return undefined;
    }
  }
}
