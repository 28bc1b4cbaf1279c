import { type Profile, personKey } from '@protocol/people';
import type { Message, Room } from '@protocol/rooms';
import { isAtLeast, maySpeak } from '../people/rank';
import type { Outbox } from '../state/outbox';

/** Why one cannot send now: for as long as the room is like this, or until a time. */
export interface Silence {
  text: string;
  until: number | null;
  /** The server would hold a message for this short time, so it can be sent all the same: clocks may differ. */
  mayTry?: true;
}

interface Standing {
  room: Room;
  you: Profile;
  mutedUntil: number | null;
  messages: readonly Message[];
  outbox: Outbox;
  now: number;
}

const roleWords = { guest: '', member: 'people with an account', moderator: 'moderators', owner: 'owners' };

export function silenceOf({ room, you, mutedUntil, messages, outbox, now }: Standing): Silence | null {
  if (room.archived) return { text: 'This room is archived. It can be read, but nobody can write in it.', until: null };
  if (!maySpeak(you, room)) {
    return { text: `Only ${roleWords[room.speakers ?? 'guest']} write in this room.`, until: null };
  }
  if (mutedUntil !== null && mutedUntil > now) {
    return { text: 'You may read, but not write for now.', until: mutedUntil };
  }
  const until = slowUntil({ room, you, messages, outbox });
  return until > now ? { text: 'Slow mode: the next message goes out later.', until, mayTry: true } : null;
}

/** When slow mode lets you write again. Those who moderate are not slowed, and the server has the last word. */
function slowUntil({ room, you, messages, outbox }: Pick<Standing, 'room' | 'you' | 'messages' | 'outbox'>): number {
  if (!room.slowModeSeconds || isAtLeast(you, 'moderator') || room.host === personKey(you)) return 0;
  const key = personKey(you);
  const last = messages.findLast(({ kind, author }) => kind === 'message' && personKey(author) === key)?.sentAt ?? 0;
  const written = outbox.findLast(({ roomId, state }) => roomId === room.roomId && state !== 'failed')?.writtenAt ?? 0;
  return Math.max(last, written) + room.slowModeSeconds * 1_000;
}
