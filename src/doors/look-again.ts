import type { Actor } from '../domain/authority/actor';
import type { ConnectedClient } from '../domain/connected-clients';
import type { People } from '../domain/people/people';
import type { Log } from '../domain/ports';
import type { ErrorReply } from '../protocol/index';
import { asRefusal } from './as-refusal';

/** Whoever was logged out, banned or demoted during their handshake was not told: nobody knew of this connection yet. */
export async function lookAgain(
  client: ConnectedClient,
  actor: Actor,
  connection: { end(error: ErrorReply): void },
  { people, log }: { people: Pick<People, 'lookAgain'>; log: Log },
): Promise<void> {
  const { connectionId, address } = client;
  try {
    client.actor = await people.lookAgain(actor, address);
  } catch (error) {
    const refusal = asRefusal(error);
    if (refusal !== error) log.error({ err: error, connectionId }, 'a session could not be looked up again');
    connection.end(refusal.toReply());
  }
}
