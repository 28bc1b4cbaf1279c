import type { Person, Profile } from '../../protocol/index';
import { profileOf } from '../authority/actor';
import type { PeopleStore } from '../ports';

/** How somebody is seen now who made something once; as they were then, where they are gone. */
export async function makerOf(
  people: Pick<PeopleStore, 'find'>,
  { createdBy }: { createdBy: Person },
): Promise<Profile> {
  const maker = await people.find(String(createdBy.userID));
  return maker ? profileOf(maker) : createdBy;
}
