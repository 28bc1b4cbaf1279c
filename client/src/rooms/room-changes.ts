import type { CommandPayload } from '@protocol/commands';
import type { Room } from '@protocol/rooms';

export type Who = 'everyone' | 'member' | 'moderator' | 'owner';

/** What a room is set to, as its form shows it. */
export interface WrittenRoom {
  name: string;
  topic: string;
  speakers: Who;
  clearers: Who;
  slowModeSeconds: number;
  archived: boolean;
}

export const whoLabels: readonly { value: Who; label: string }[] = [
  { value: 'everyone', label: 'Everyone' },
  { value: 'member', label: 'Who has an account' },
  { value: 'moderator', label: 'Moderators' },
  { value: 'owner', label: 'Owners' },
];

export function writtenFrom(room: Room): WrittenRoom {
  return {
    name: room.name,
    topic: room.topic ?? '',
    speakers: room.speakers ?? 'everyone',
    clearers: room.clearers ?? 'everyone',
    slowModeSeconds: room.slowModeSeconds ?? 0,
    archived: room.archived ?? false,
  };
}

/** What is to be asked of the server, or null if nothing differs. Only what differs: others may be changing the rest. */
export function roomChanges(room: Room, written: WrittenRoom): CommandPayload<'ChangeRoom'> | null {
  const before = Object.entries(writtenFrom(room));
  const now = new Map<string, unknown>(
    Object.entries({ ...written, name: written.name.trim(), topic: written.topic.trim() }),
  );
  const changes = before.filter(([field, value]) => now.get(field) !== value).map(([field]) => [field, now.get(field)]);
  return changes.length === 0 ? null : { roomId: room.roomId, ...Object.fromEntries(changes) };
}

const paces = [0, 5, 10, 30, 60, 300, 900, 3_600];

/** What slow mode can be set to, and what it is set to now if that is none of them. */
export function paceOptions(current: number): { value: string; label: string }[] {
  const all = paces.includes(current) ? paces : [...paces, current].toSorted((a, b) => a - b);
  return all.map((seconds) => ({ value: String(seconds), label: paceLabel(seconds) }));
}

function paceLabel(seconds: number): string {
  if (seconds === 0) return 'Off';
  if (seconds % 3_600 === 0) return count(seconds / 3_600, 'hour');
  if (seconds % 60 === 0) return count(seconds / 60, 'minute');
  return count(seconds, 'second');
}

function count(number: number, unit: string): string {
  return `${number} ${unit}${number === 1 ? '' : 's'}`;
}
