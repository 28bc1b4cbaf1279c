import { Refusal, TOPIC_MAX_CHARACTERS } from '../../protocol/index';
import { parseName } from '../people/names';

/** Controls, line separators, and halves of characters. */
const unshowable = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/u;
const nothingToRead = /^[\s\p{Default_Ignorable_Code_Point}]*$/u;

/** The name of a room that a text gives, by the rules of people's names. Throws `room_name_invalid`. */
export function parseRoomName(text: string): string {
  try {
    return parseName(text);
  } catch {
    throw new Refusal('room_name_invalid');
  }
}

/** The topic that a text gives; undefined where there is nothing to read in it. Throws `topic_invalid`. */
export function parseTopic(text: string): string | undefined {
  const topic = text.trim();
  if (unshowable.test(topic) || [...topic].length > TOPIC_MAX_CHARACTERS) throw new Refusal('topic_invalid');
  return nothingToRead.test(topic) ? undefined : topic;
}
