import { PASSWORD_MAX_CHARACTERS, PASSWORD_MIN_CHARACTERS, Refusal } from '../../protocol/index';

const halfOfACharacter = /\p{Cs}/u;

/**
 * The password that a text gives: the same however a keyboard composed it (NFC).
 * Throws `password_invalid` where it is too short or long in code points, before anything costly is done with it.
 */
export function parsePassword(text: string): string {
  const password = text.normalize('NFC');
  const { length } = [...password];
  if (length < PASSWORD_MIN_CHARACTERS || length > PASSWORD_MAX_CHARACTERS || halfOfACharacter.test(password)) {
    throw new Refusal('password_invalid');
  }
  return password;
}

/** The same of a password that somebody says they have: undefined where it cannot be one. */
export function givenPassword(text: string): string | undefined {
  try {
    return parsePassword(text);
  } catch {
    return undefined;
  }
}
