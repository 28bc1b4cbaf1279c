import { textWithFiles } from '../../../domain/files/text-with-files';
import type { StoredMessage } from '../../../domain/ports';
import { personKey } from '../../../protocol/index';

/** Latest time that a clock can tell, in milliseconds. */
const TIME_MAX = 8.64e15;

/** A message as this system shows it. `date` is in Unix seconds. */
export interface RedisMessage {
  from: string;
  date: number;
  message: string;
  roomId: string;
}

export function redisMessage(
  stored: StoredMessage,
  roomId: string,
  numbers: ReadonlyMap<string, number>,
): RedisMessage {
  const { author, sentAt, timeStamp } = stored;
  const isTime = typeof timeStamp === 'number' && timeStamp >= 0 && timeStamp <= TIME_MAX;
  return {
    // Zero is nobody: of who could not be given a number, since nothing could be stored.
    from: String(numbers.get(personKey(author)) ?? 0),
    date: Math.floor((isTime ? timeStamp : sentAt) / 1_000),
    message: textWithFiles(stored),
    roomId,
  };
}
