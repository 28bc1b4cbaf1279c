import type { Person } from '../../protocol/index';
import type { PeopleStore } from '../ports';

/** How many people's numbers are kept in memory. Beyond it they are found again when they are asked for. */
const KEPT_MAX = 10_000;

/** The small numbers by which people are known where ids are numbers: each is given when somebody is first named there. */
export class Numbers {
  private kept = new Map<string, number>();

  constructor(private readonly people: Pick<PeopleStore, 'numbersOf' | 'numbered'>) {}

  /** Of each of these people, a `personKey` each; where memory has not all of them, it takes a look into the store. */
  of(people: readonly string[]): ReadonlyMap<string, number> | Promise<ReadonlyMap<string, number>> {
    return people.every((person) => this.kept.has(person)) ? this.kept : this.lookUp(people);
  }

  async one(person: string): Promise<number> {
    return (await this.of([person])).get(person) as number;
  }

  /** Whose these numbers are, as far as they are anybody's. */
  bearers(numbers: readonly number[]): Promise<ReadonlyMap<number, Person>> {
    return this.people.numbered(numbers);
  }

  private async lookUp(people: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const found = await this.people.numbersOf([...new Set(people)]);
    if (this.kept.size + found.size > KEPT_MAX) this.kept = new Map();
    for (const [person, number] of found) this.kept.set(person, number);
    return found;
  }
}
