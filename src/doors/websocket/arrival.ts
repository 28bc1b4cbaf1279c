import type { IncomingMessage } from 'node:http';
import type { Actor, Asker } from '../../domain/authority/actor';
import type { Pace } from '../../domain/authority/pace';
import type { Moderation } from '../../domain/moderation/moderation';
import type { People } from '../../domain/people/people';
import { Refusal } from '../../protocol/index';
import { addressOf } from '../address';
import { bearerTokenOf } from '../session-token';

export interface ArrivalDependencies {
  people: People;
  pace: Pace;
  moderation: Moderation;
  /** The session that a browser's handshake carries, if the page that it comes from is ours. */
  sessionTokenOf(request: IncomingMessage): string | undefined;
  trustProxy: number;
}

/** What a handshake found out, for the connection that it becomes. */
export interface Arrival {
  address: string;
  userAgent: string;
  /** Undefined where it did not say who comes: they may still do so. */
  actor: Actor | undefined;
}

/** The longest name of a program that is kept, in characters. */
const USER_AGENT_MAX = 200;

/** Find out who comes. Rejects with `Refusal` where they may not, or said twice who they are. */
export async function arrive(request: IncomingMessage, dependencies: ArrivalDependencies): Promise<Arrival> {
  const { moderation, trustProxy } = dependencies;
  const address = addressOf(request, trustProxy);
  const userAgent = (request.headers['user-agent'] ?? '').slice(0, USER_AGENT_MAX);
  const query = new URL(request.url ?? '', 'http://localhost').searchParams;
  const proven = await prove(request, query, address, dependencies);
  if (proven) return { address, userAgent, actor: proven };
  await moderation.checkDoor(undefined, address);
  const name = query.get('name');
  const nobody = { connectionId: `handshake ${address}`, address, actor: undefined };
  return { address, userAgent, actor: name === null ? undefined : await newGuest(nobody, name, dependencies) };
}

/** A guest for somebody who is nobody yet. Whoever comes again and again would be as many guests, each with a pace of its own. */
export async function newGuest(
  asker: Asker,
  name: string | undefined,
  { people, pace }: Pick<ArrivalDependencies, 'people' | 'pace'>,
): Promise<Actor> {
  await pace.spend('CreateUserData', asker);
  return people.guests.introduce(name);
}

/** By what somebody says who they are: a ticket, a token, or the cookie of our own page. */
async function prove(
  request: IncomingMessage,
  query: URLSearchParams,
  address: string,
  { people, sessionTokenOf }: ArrivalDependencies,
): Promise<Actor | undefined> {
  // Addresses are kept in logs and histories: nobody is to get used to putting this there.
  if (query.has('token')) throw new Refusal('invalid_payload');
  const [bearer, tickets] = [bearerTokenOf(request.headers), query.getAll('ticket')];
  if (tickets.length + (bearer === undefined ? 0 : 1) > 1) throw new Refusal('already_authenticated');
  const [ticket] = tickets;
  if (ticket !== undefined) return people.authenticateByTicket(ticket, address);
  return people.authenticate(bearer ?? sessionTokenOf(request), address);
}
