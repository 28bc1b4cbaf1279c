import * as z from 'zod';

/**
 * Who someone is to the others in a room.
 *
 * `claimed` marks an identity that nothing proves: clients of the full feed say who they are and are believed as far
 * as a guest's rights go. Two people are the same one only if their `personKey` is the same.
 */
export const personSchema = z.strictObject({
  userID: z.union([z.string(), z.number()]),
  username: z.string(),
  claimed: z.literal(true).optional(),
});

export type Person = z.infer<typeof personSchema>;

/** The key that tells people apart: a claim never equals a proven identity, nor the number 5 the text "5". */
export function personKey(person: Pick<Person, 'userID' | 'claimed'>): string {
  return person.claimed ? `claim:${JSON.stringify(person.userID)}` : String(person.userID);
}

/** A new identity, as `CreateUserData` gives it. On the delta feed the `token` proves it from then on. */
export const userDataSchema = z.strictObject({
  userID: z.uuid(),
  username: z.string(),
  token: z.string(),
});

export type UserData = z.infer<typeof userDataSchema>;

/** The person that a key stands for. The inverse of `personKey`. */
export function personFromKey(key: string, username: string): Person {
  return key.startsWith('claim:')
    ? { userID: JSON.parse(key.slice('claim:'.length)), username, claimed: true }
    : { userID: key, username };
}
