import type { Profile } from '@protocol/people';
import type { Asking } from './command';
import { takePerson } from './take-person';

/** Whom the words after a command name, of those here and then of all with an account, or a sentence that says why nobody. */
export async function findPerson({
  page,
  here,
  rest,
}: Pick<Asking, 'page' | 'here' | 'rest'>): Promise<{ person: Profile; rest: string } | string> {
  const known = takePerson(rest, here);
  if (known) return known;
  const [word = ''] = rest.replace(/^@/, '').split(/\s/);
  if (word === '') return 'Write a name after @.';
  const answer = await page.request('ListPeople', { query: word.slice(0, 100), limit: 100 });
  if (!answer) return 'No answer came. Try again when the connection is back.';
  const found = answer.ok ? takePerson(rest, answer.people) : null;
  return found ?? `Nobody here, and nobody with an account, is called ${word}.`;
}
