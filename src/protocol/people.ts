import * as z from 'zod';

/** What someone may do in this installation, least first. Everyone without an account is a guest. */
export const roles = ['guest', 'member', 'moderator', 'owner'] as const;

export const roleSchema = z.enum(roles);

export type Role = z.infer<typeof roleSchema>;

/**
 * Who someone is to the others in a room.
 *
 * `claimed` marks an identity that nothing proves: clients of the full feed say who they are and are believed as far
 * as a guest's rights go. Two people are the same one only if their `personKey` is the same.
 */
export const personSchema = z.strictObject({
  userID: z
    .union([z.string(), z.number()])
    .describe('Begins with `bot:` or `hook:` of a program, unless it is only claimed.'),
  username: z.string(),
  claimed: z.literal(true).optional(),
});

export type Person = z.infer<typeof personSchema>;

/** A person and what others see of them beside their messages. What is left out: a guest's role, no colour, no status. */
export const profileSchema = personSchema.extend({
  role: roleSchema.exclude(['guest']).optional(),
  colour: z.int().min(0).max(359).optional().describe('A hue, in degrees.'),
  status: z.string().optional(),
});

export type Profile = z.infer<typeof profileSchema>;

/** The key that tells people apart: a claim never equals a proven identity, nor the number 5 the text "5". */
export function personKey(person: Pick<Person, 'userID' | 'claimed'>): string {
  return person.claimed ? `claim:${JSON.stringify(person.userID)}` : String(person.userID);
}

/** What the `userID` of a program begins with, and no person's. */
export const BOT_PREFIX = 'bot:';
export const WEBHOOK_PREFIX = 'hook:';

/** Whether it is a program that speaks. A claim is never one, whatever `userID` it claims. */
export function isProgram({ userID, claimed }: Pick<Person, 'userID' | 'claimed'>): boolean {
  return !claimed && /^(?:bot|hook):/.test(String(userID));
}

/** What a bot may be let do. Each command that a bot may ask for says which of these it needs. */
export const botRightSchema = z.enum(['read', 'speak', 'react', 'moderate']);

export type BotRight = z.infer<typeof botRightSchema>;

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
