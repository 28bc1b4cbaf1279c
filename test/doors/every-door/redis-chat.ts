import { type ErrorCode, errors } from '../../../src/protocol/index';
import type { Answer } from '../../support/http-client';
import { RedisClient } from '../../support/redis-client';
import { type Coming, closed, type Door, from, type Guest, NotLetIn, talk, type Wish } from './door';
import { connectionFrom, no as noToSockets, refusalOf } from './socket-io';

/** Of somebody with an account, as everybody is who comes by this door. */
const MESSAGES_AT_A_TIME = 60;

/** Its clients are refused quietly on their sockets. An acknowledgement, which they never ask for, says why. */
export const redisChat: Door = {
  name: 'the Redis chat',
  banned: closed,
  no,
  async come(coming): Promise<Guest> {
    const client = new RedisClientFrom(coming);
    const how = await client.logIn();
    if (how !== undefined) throw new NotLetIn(how);
    const { extraHeaders, ...options } = connectionFrom(coming.address);
    await client.connect({ ...options, extraHeaders: { ...extraHeaders, cookie: client.cookie } });
    const sayIn = async (roomId: string, message: string) => {
      if (!client.socket.connected) return closed;
      const said = { roomId, message, from: client.user.id, date: Math.floor(Date.now() / 1_000) };
      // The connection may end before the answer.
      return client.emitAndAsk('message', said).then(refusalOf, () => closed);
    };
    const say = (text: string) => sayIn('0', text);
    return {
      say,
      sayIn,
      texts: async () => client.texts,
      comeAgain: () => client.logIn(),
      tire: () => talk(MESSAGES_AT_A_TIME, say),
    };
  },
};

class RedisClientFrom extends RedisClient {
  constructor(private readonly coming: Coming) {
    super(coming.server);
  }

  override ask(method: string, path: string, headers: Record<string, string> = {}, body?: string): Promise<Answer> {
    return super.ask(method, path, { ...from(this.coming.address), ...headers }, body);
  }

  /** For the first time, or again. */
  async logIn(): Promise<unknown> {
    const { name: username } = this.coming;
    const { status, body } = await this.post('/login', { username, password: `the password of ${username}` });
    if (status >= 400) return { status, ...JSON.parse(body) };
    this.user = JSON.parse(body);
    return undefined;
  }
}

/** Who comes by the name of an account has to know its password. */
function no(code: ErrorCode, to: Wish): unknown {
  if (to !== 'come') return noToSockets(code);
  if (code === 'name_taken') return { status: 404, message: 'Invalid username or password' };
  const { status, message } = errors[code];
  return { status, message };
}
