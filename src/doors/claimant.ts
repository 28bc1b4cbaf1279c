import { type Asker, guestActor } from '../domain/authority/actor';
import type { Chat } from '../domain/chat';
import type { ConnectedClient } from '../domain/connected-clients';
import type { Person } from '../protocol/index';

/** Whoever asks by a connection that proves nothing, as whom they claim to be. Rejects as `Chat.checkClaim` does. */
export async function claimant(
  chat: Chat,
  client: ConnectedClient,
  { userID, username }: Pick<Person, 'userID' | 'username'>,
): Promise<Asker> {
  const person: Person = { userID, username, claimed: true };
  await chat.checkClaim(person);
  client.claim = person;
  return askerOf(client, person);
}

/** The same where they claim to be nobody: whom the connection came in as, or a guest without a name. */
export function nameless(client: ConnectedClient, known: Person | undefined): Asker {
  return askerOf(client, known ?? { userID: client.connectionId, username: '', claimed: true });
}

function askerOf({ connectionId, address }: ConnectedClient, person: Person): Asker {
  return { connectionId, address, actor: guestActor(person) };
}
