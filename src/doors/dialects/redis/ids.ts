import * as z from 'zod';
import type { Numbers } from '../../../domain/people/numbers';
import { type Person, personKey } from '../../../protocol/index';

/** General, as this system calls it. */
export const MAIN_ROOM = '0';

/** The number of a person, as clients write it. */
export const userId = z.union([
  z.int().positive(),
  z
    .string()
    .regex(/^[1-9]\d{0,14}$/)
    .transform(Number),
]);

/** The two numbers in the id of a private room. Undefined where it is none. */
export function numbersIn(roomId: string): [number, number] | undefined {
  const [, one, other] = /^([1-9]\d{0,14}):([1-9]\d{0,14})$/.exec(roomId) ?? [];
  const [low, high] = [Number(one), Number(other)];
  return low < high ? [low, high] : undefined;
}

export interface User {
  id: string;
  username: string;
}

export interface PrivateRoom {
  id: string;
  /** Each of the two, in a list of its own. */
  names: [string][];
}

/** People and private rooms by the ids of this system: small numbers, and the two numbers of who talk. */
export class RedisIds {
  constructor(readonly numbers: Numbers) {}

  async user(person: Person): Promise<User> {
    return { id: String(await this.numbers.one(personKey(person))), username: person.username };
  }

  async bearer(number: number): Promise<Person | undefined> {
    return (await this.numbers.bearers([number])).get(number);
  }

  /** By id. */
  async online(people: readonly Person[]): Promise<Record<string, User & { online: true }>> {
    const numbers = await this.numbers.of(people.map(personKey));
    return Object.fromEntries(
      people.map((person) => {
        const id = String(numbers.get(personKey(person)));
        return [id, { id, username: person.username, online: true }];
      }),
    );
  }

  /** The private room of two people, who are named in the order of their numbers. */
  async room(people: readonly Person[]): Promise<PrivateRoom> {
    return roomOf(people, await this.numbers.of(people.map(personKey)));
  }
}

export function roomOf(people: readonly Person[], numbers: ReadonlyMap<string, number>): PrivateRoom {
  const numberOf = (person: Person) => numbers.get(personKey(person)) ?? 0;
  const inOrder = [...people].sort((one, other) => numberOf(one) - numberOf(other));
  return { id: inOrder.map(numberOf).join(':'), names: inOrder.map(({ username }) => [username]) };
}
