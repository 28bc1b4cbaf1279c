import type { Server, Socket } from 'socket.io';
import type { Actor } from '../../domain/authority/actor';
import type { Chat } from '../../domain/chat';
import type { Moderation } from '../../domain/moderation/moderation';
import type { People } from '../../domain/people/people';
import type { Log } from '../../domain/ports';
import { Refusal } from '../../protocol/index';
import { addressOf } from '../address';
import { asRefusal } from '../as-refusal';
import type { Refusals } from '../refusals';
import type { SessionDialect } from '../session-dialect';

export interface ArrivalDependencies {
  chat: Chat;
  people: People;
  moderation: Moderation;
  refusals: Refusals;
  log: Log;
  /** The session that a browser's handshake carries, if the page that it comes from is ours. */
  sessionTokenOf(request: Socket['request']): string | undefined;
  trustProxy: number;
  /** Whose clients a handshake carries the session of, and no feed. Undefined where that is switched off. */
  sessions: SessionDialect | undefined;
}

/** What a handshake found out, for the connection that it becomes: `socket.data`. */
export interface Arrival {
  address: string;
  actor: Actor | undefined;
  /** The rooms that the person is in. */
  roomIds: string[];
  /** What a dialect found in the handshake, where it is one of its own. */
  found?: { actor: Actor } | undefined;
}

export function isDelta({ handshake }: Socket): boolean {
  return handshake.auth.feed === 'delta';
}

/** Find out who comes, and let them in or not. */
export function receiveArrivals(
  io: Server,
  dependencies: ArrivalDependencies,
  onRefused: (socket: Socket) => void,
): void {
  const { log, refusals } = dependencies;
  io.use(async (socket, next) => {
    try {
      socket.data = await arrive(socket, dependencies);
      next();
    } catch (error) {
      const refusal = asRefusal(error);
      if (refusal !== error) log.error({ err: error, connectionId: socket.id }, 'a handshake failed');
      refusals.count(refusal.code);
      onRefused(socket);
      next(handshakeError(refusal));
    }
  });
}

async function arrive(socket: Socket, dependencies: ArrivalDependencies): Promise<Arrival> {
  const { chat, people, moderation, sessionTokenOf, trustProxy } = dependencies;
  const { feed, token } = socket.handshake.auth;
  if (feed !== undefined && feed !== null && feed !== 'full' && feed !== 'delta') throw new Refusal('unknown_feed');
  const address = addressOf(socket.request, trustProxy);
  if (!isDelta(socket)) {
    const found = feed ? undefined : await dependencies.sessions?.arrive(socket.request.headers, address);
    if (found) return { address, actor: found.actor, roomIds: [], found };
    people.checkOpen();
    await moderation.checkDoor(undefined, address);
    return { address, actor: undefined, roomIds: [] };
  }
  const carried = typeof token === 'string' ? token : sessionTokenOf(socket.request);
  const actor = await people.authenticate(carried, address);
  if (!actor) await moderation.checkDoor(undefined, address);
  return { address, actor, roomIds: actor ? await chat.roomIdsOf(actor) : [] };
}

/** What a refused client reads as `error.data` of its `connect_error`. */
function handshakeError(refusal: Refusal): Error {
  return Object.assign(new Error(refusal.message), { data: refusal.toReply() });
}
