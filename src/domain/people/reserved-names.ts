import { type Person, personKey, Refusal } from '../../protocol/index';
import type { PeopleStore } from '../ports';
import { lookAlike, looksOf } from './names';

const KEPT_MAX = 1_000;

/** By what name the messages stay of somebody who is gone. */
export const WHO_LEFT = 'someone who left';

/** Whose the name is that is nobody's: the key of no person. */
const NOBODY = '';
const nobodys = looksOf(WHO_LEFT);

/** The names that accounts bear, which nobody else may come with. */
export class ReservedNames {
  /** Another one whenever names were taken or let go of. */
  generation = 0;
  /** Whose each name is that was asked for lately, as far as it is anybody's. */
  private kept = new Map<string, string | null>();

  constructor(private readonly people: PeopleStore) {}

  /** Rejects with `name_taken` where a name is, or looks like, that of another's account. */
  async check(person: Person): Promise<void> {
    const bearer = await this.bearerOf(person.username);
    if (bearer !== null && bearer !== personKey(person)) throw new Refusal('name_taken');
  }

  /** To be called when somebody took a name that is theirs alone, or let go of one. */
  forget(): void {
    this.generation += 1;
    this.kept = new Map();
  }

  private async bearerOf(username: string): Promise<string | null> {
    const { kept } = this;
    const known = kept.get(username);
    if (known !== undefined) return known;
    const looks = looksOf(username);
    if (lookAlike(looks, nobodys)) return NOBODY;
    const bearer = (await this.people.findByLooks(looks))?.userID ?? null;
    // Into the map from before the question: if it was forgotten meanwhile, so is an answer that may be out of date.
    if (kept.size >= KEPT_MAX) kept.clear();
    kept.set(username, bearer);
    return bearer;
  }
}
