import type { Profile } from '@protocol/people';
import type { ListedRoom } from '@protocol/rooms';
import { Hash, Lock, Users } from 'lucide-react';
import { Avatar } from '../people/avatar';
import { othersIn } from './room-label';

type Pictured = Pick<ListedRoom, 'kind'> & { people?: ListedRoom['people'] };

/** What kind of room it is, as a picture: whose conversation, or who comes in. */
export function RoomIcon({ room, you }: { room: Pictured; you: Profile | null }) {
  const [first, second] = othersIn(room.people, you);
  if (room.kind === 'direct' && first && !second) return <Avatar person={first} small />;
  const Icon = room.kind === 'direct' ? Users : room.kind === 'private' ? Lock : Hash;
  return <Icon aria-hidden="true" className="mx-1 size-4 flex-none text-soft" />;
}
