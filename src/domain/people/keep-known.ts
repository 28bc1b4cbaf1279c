import { Refusal } from '../../protocol/index';
import type { Actor } from '../authority/actor';
import type { Clock, Store } from '../ports';

/**
 * Know somebody who proves themselves by a token, and so costs no row of their own: whatever else is kept for them goes when they
 * are forgotten. Rejects with `not_allowed` where nothing proves them.
 */
export async function keepKnown(
  store: Pick<Store, 'people'>,
  clock: Clock,
  { person, key, session }: Actor,
): Promise<void> {
  if (person.claimed) throw new Refusal('not_allowed');
  if (session !== undefined) return;
  await store.people.keepGuest({ userID: key, username: person.username, at: clock.now() });
}
