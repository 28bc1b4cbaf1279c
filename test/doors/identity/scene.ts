import type { PasswordHasher } from '../../../src/domain/ports';
import type { UserData } from '../../../src/protocol/index';
import { answerTo, HttpAsking, outcomeOf, SocketAsking } from '../../support/asking';
import { Cast, type Player } from '../../support/cast';
import { quickHasher } from '../../support/quick-hasher';
import { type RunningServer, type StartOptions, startServer } from '../../support/start-server';

export const PASSWORD = 'correct horse battery';
export const WRONG = 'wrong horse battery';

/** What log-out, demotion and the like have to act on within, in milliseconds. */
export const AT_ONCE_MS = 2_000;

/** Counts what it is asked for, and takes no time. */
export function countingHasher(): jest.Mocked<PasswordHasher> {
  return { waiting: 0, hash: jest.fn(quickHasher.hash), verify: jest.fn(quickHasher.verify) };
}

/** A server with an owner, and those who come to it as whom they are not. */
export class Scene {
  private constructor(
    readonly server: RunningServer,
    readonly cast: Cast,
    readonly owner: Player,
    readonly hasher: jest.Mocked<PasswordHasher>,
  ) {}

  /** Without limits, unless they are asked for. */
  static async open(options: StartOptions = {}): Promise<Scene> {
    const hasher = countingHasher();
    const server = await startServer({ hasher, ...options, config: { limits: false, ...options.config } });
    const { cast, owner } = await Cast.gather(server);
    return new Scene(server, cast, owner, hasher);
  }

  /** `ok`, or the code of the refusal. */
  register(username: string): Promise<string> {
    return outcomeOf(this.cast.nobody, 'Register', { username, password: PASSWORD, asProgram: true });
  }

  logIn(username: string, password = PASSWORD): Promise<string> {
    return outcomeOf(this.cast.nobody, 'LogIn', { username, password, asProgram: true });
  }

  become(username: string, invite?: string): Promise<string> {
    const more = invite === undefined ? {} : { invite };
    return outcomeOf(this.cast.nobody, 'BecomeGuest', { username, asProgram: true, ...more });
  }

  whoIs(token: string): Promise<string> {
    return outcomeOf(new HttpAsking(this.server, token), 'WhoAmI', undefined);
  }

  /** A new identity of the delta feed, and the connection that was given it. */
  async stranger(): Promise<{ socket: SocketAsking; identity: UserData }> {
    const socket = await SocketAsking.connect(this.server.url);
    return { socket, identity: await answerTo(socket, 'CreateUserData', undefined) };
  }
}
