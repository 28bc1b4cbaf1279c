import { type Profile, personKey } from '@protocol/people';
import type { Message } from '@protocol/rooms';
import { nameFits } from './name-fits';
import { OFFERS_MAX, type Offer, offerOfPerson } from './offer';

/** Of somebody who is not here, the server reads no longer name. */
const ABSENT_WORDS_MAX = 3;

interface Circle {
  you: Profile;
  here: readonly Profile[];
  known: readonly Profile[];
  messages: readonly Message[];
}

/** Who may be meant: those here, the last to speak first, and then those who are known. Never oneself. */
export function peopleFor(query: string, { you, here, known, messages }: Circle): Offer[] {
  const spoken = new Map(messages.map(({ author, seq }) => [personKey(author), seq]));
  const yours = personKey(you);
  const present = here
    .filter((person) => personKey(person) !== yours)
    .toSorted((one, other) => (spoken.get(personKey(other)) ?? 0) - (spoken.get(personKey(one)) ?? 0));
  const keys = new Set([yours, ...present.map(personKey)]);
  const names = new Set(present.map(({ username }) => username.toLowerCase()));
  const absent = known.filter(
    (person) =>
      !keys.has(personKey(person)) &&
      // The server takes such a name for the one who is here.
      !names.has(person.username.toLowerCase()) &&
      person.username.split(' ').length <= ABSENT_WORDS_MAX,
  );
  // Looked at together: one name that is whole ends the question for both.
  const fitting = new Set(nameFits(query, [...present, ...absent], ({ username }) => username));
  const inOrder = (people: readonly Profile[]) => [...fitting].filter((person) => people.includes(person));
  return [
    ...inOrder(present).map((person) => offerOfPerson(person, true)),
    ...inOrder(absent).map((person) => offerOfPerson(person, false)),
  ].slice(0, OFFERS_MAX);
}
