import { type Person, personKey } from '../../protocol/index';
import { looksOf } from '../people/names';

/** Most people that one message mentions. What goes beyond is text like any other. */
const MENTIONS_MAX = 20;

/** Most words of a name that is looked up among those who are not here. */
const NAME_WORDS_MAX = 3;

type FindByLooks = (looks: readonly string[]) => Promise<Pick<Person, 'userID'> | undefined>;

/**
 * The `personKey` of each whom a text mentions: by `@` and their name, without letter case, of those here first and then,
 * by `findByLooks`, of all who have an account. Undefined where it mentions nobody.
 */
export async function mentionsIn(
  text: string,
  here: Person[],
  findByLooks: FindByLooks,
): Promise<string[] | undefined> {
  const byLength = here.toSorted((one, other) => other.username.length - one.username.length);
  const found = new Set<string>();
  for (const [at] of [...text.matchAll(/(?<![\p{L}\p{N}_])@(?=\S)/gu)]
    .slice(0, MENTIONS_MAX)
    .map((match) => [match.index])) {
    const rest = text.slice((at as number) + 1).toLowerCase();
    const known = byLength.find(({ username }) => beginsWithName(rest, username.toLowerCase()));
    const key = known ? personKey(known) : await keyOfAbsent(rest, findByLooks);
    if (key !== undefined) found.add(key);
  }
  return found.size > 0 ? [...found] : undefined;
}

/** A name ends where a word does. */
function beginsWithName(rest: string, name: string): boolean {
  return rest.startsWith(name) && !/^[\p{L}\p{N}_]/u.test(rest.slice(name.length));
}

async function keyOfAbsent(rest: string, findByLooks: FindByLooks): Promise<string | undefined> {
  const words = rest.split(/\s+/u, NAME_WORDS_MAX);
  for (let count = words.length; count > 0; count -= 1) {
    const name = words
      .slice(0, count)
      .join(' ')
      .replace(/[^\p{L}\p{N}\p{Extended_Pictographic}]+$/u, '');
    const person = name === '' ? undefined : await findByLooks(looksOf(name));
    if (person) return String(person.userID);
  }
  return undefined;
}
