import type Database from 'better-sqlite3';
import type { PeopleStore } from '../../domain/ports';
import { GENERAL, type Person, personFromKey } from '../../protocol/index';
import type { Parts } from './parts';

interface NumberRow {
  number: number;
  person_key: string;
}

/** The numbers of people, on SQLite. */
export class SqliteNumbers implements Pick<PeopleStore, 'numbersOf' | 'numbered'> {
  protected readonly commits;
  private readonly numbers;

  constructor({ database, commits }: Parts) {
    this.commits = commits;
    this.numbers = prepareNumberStatements(database);
  }

  async numbersOf(people: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const given = this.given(people);
    if (people.every((person) => given.has(person))) return given;
    return this.commits.write(() => {
      for (const person of people) this.numbers.give.run({ person });
      return this.given(people);
    });
  }

  async numbered(numbers: readonly number[]): Promise<ReadonlyMap<number, Person>> {
    const rows = this.numbers.people.all({ numbers: JSON.stringify(numbers), general: GENERAL });
    return new Map(rows.map(({ number, person_key, username }) => [number, personFromKey(person_key, username)]));
  }

  private given(people: readonly string[]): Map<string, number> {
    const rows = this.numbers.of.all(JSON.stringify(people));
    return new Map(rows.map(({ number, person_key }) => [person_key, number]));
  }
}

function prepareNumberStatements(database: Database.Database) {
  return {
    of: database.prepare<[people: string], NumberRow>(
      'select number, person_key from numbers where person_key in (select value from json_each(?))',
    ),
    /** By hand, since an insert that is ignored uses a number up all the same. */
    give: database.prepare<{ person: string }>(
      'insert into numbers (person_key) select @person where not exists (select 1 from numbers where person_key = @person)',
    ),
    /** Whoever has no account is known by what they said in General, or by their notices. */
    people: database.prepare<{ numbers: string; general: string }, NumberRow & { username: string }>(
      `select number, person_key, username from (
         select number, person_key, coalesce(
           (select username from accounts where user_id = person_key),
           (select username from messages join rooms on rooms.id = messages.room
            where room_id = @general and author_key = person_key and client_id is null limit 1),
           (select username from messages join rooms on rooms.id = messages.room
            where room_id = @general and author_key = person_key and client_id is not null limit 1)
         ) as username
         from numbers where number in (select value from json_each(@numbers))
       ) where username is not null`,
    ),
  };
}
