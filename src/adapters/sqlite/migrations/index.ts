import type { Migration } from 'kysely';
import { roomsAndMessages } from './0001-rooms-and-messages';

/** Every migration by name, in the order in which they run. Once released, one is never changed. */
export const migrations: Record<string, Migration> = {
  '0001-rooms-and-messages': roomsAndMessages,
};
