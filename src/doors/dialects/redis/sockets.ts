import type { IncomingHttpHeaders } from 'node:http';
import type { Actor } from '../../../domain/authority/actor';
import type { ConnectedClient } from '../../../domain/connected-clients';
import type { Turns } from '../../../domain/turns';
import { type ListedRoom, Refusal } from '../../../protocol/index';
import type { Line } from '../../connection';
import type { EncodedEvent } from '../../encoded-event';
import { isOwnOrigin } from '../../own-origin';
import type { DialectSession, SessionDialect } from '../../session-dialect';
import { cookieOf } from '../../session-token';
import { COOKIE } from './caller';
import { peopleIn } from './commands';
import { type PrivateRooms, RedisSession, type SocketsDependencies } from './session';

interface RedisArrival {
  actor: Actor;
  rooms: PrivateRooms;
}

/** What a session's token looks like. Cookies know no ports: one of this name may be another program's on the same machine. */
const token = /^[\w-]{43}$/;

/** Connections of the Redis chat: those of our own page's origin, or of no page, whose handshake carries its session cookie. */
export class RedisSockets implements SessionDialect<RedisArrival> {
  readonly name = 'redis';

  constructor(private readonly dependencies: SocketsDependencies) {}

  async arrive(headers: IncomingHttpHeaders, address: string): Promise<RedisArrival | undefined> {
    const carried = isOwnOrigin(headers, this.dependencies) ? cookieOf(headers, COOKIE) : undefined;
    if (carried === undefined || !token.test(carried)) return undefined;
    const actor = await this.dependencies.people.authenticate(carried, address);
    return actor && { actor, rooms: await this.roomsOf(actor) };
  }

  open(
    { actor, rooms }: RedisArrival,
    client: ConnectedClient,
    turns: Turns,
    lineWith: (tell: NonNullable<Line<EncodedEvent>['tell']>) => Line<EncodedEvent>,
  ): DialectSession {
    const session = new RedisSession(this.dependencies, actor, client, turns, lineWith);
    session.begin(rooms);
    void this.comeIn(session, actor, client);
    return session;
  }

  /** They are here, for everyone. What they came into while their connection was being let in is theirs too. */
  private async comeIn(session: RedisSession, actor: Actor, client: ConnectedClient): Promise<void> {
    const { chat, log } = this.dependencies;
    const { connectionId } = client;
    try {
      await chat.enterAs(client, chat.general, actor);
      session.begin(await this.roomsOf(actor));
    } catch (err) {
      if (err instanceof Refusal) log.debug({ connectionId, err }, 'a person of the Redis chat is not here');
      else log.error({ connectionId, err }, 'a person of the Redis chat could not come in');
    }
  }

  private async roomsOf(actor: Actor): Promise<PrivateRooms> {
    const { rooms, ids } = this.dependencies;
    const found = (await rooms.list(actor)).flatMap((listed: ListedRoom) => {
      const people = peopleIn(listed);
      return people ? [{ roomId: listed.roomId, people }] : [];
    });
    return Promise.all(found.map(async (one) => ({ ...one, id: (await ids.room(one.people)).id })));
  }
}
