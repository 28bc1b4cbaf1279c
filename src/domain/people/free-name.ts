import type { Person } from '../../protocol/index';
import type { Chat } from '../chat';
import { parseName } from './names';

/**
 * Somebody by the name that a text gives. Rejects with `name_invalid`, or with `name_taken` where another's account, or another who
 * is here, has a name that could be taken for it.
 */
export async function withFreeName(chat: Chat, userID: string, text: string): Promise<Person & { userID: string }> {
  const person = { userID, username: parseName(text) };
  await chat.names.check(person);
  chat.general.attendance.checkNameIsFree(person);
  return person;
}
