import type { Profile } from '@protocol/people';
import type { Room } from '@protocol/rooms';
import { usePage } from '../page';
import { RoomWebhooks } from '../programs/room-webhooks';
import { Dialog } from '../ui/dialog';
import { keeperPowersOf } from './keeper-powers';
import { powersIn } from './powers';
import { RoomForm } from './room-form';
import { RoomMembers } from './room-members';

/** What the room on screen is set to, and who is in it. */
export default function RoomSettings({ onClose }: { onClose: () => void }) {
  const you = usePage((page) => page.you);
  const room = usePage((page) => page.room?.room);
  if (!you || !room) return null;
  return (
    <Dialog title={`Settings of ${room.name}`} onClose={onClose}>
      <KnownRoom key={room.roomId} you={you} room={room} />
    </Dialog>
  );
}

function KnownRoom({ you, room }: { you: Profile; room: Room }) {
  const powers = keeperPowersOf(you, room);
  return (
    <>
      {powersIn(room, you).change && <RoomForm room={room} mayArchive={powers.has('archive')} />}
      {room.kind !== 'direct' && (
        <RoomMembers room={room} you={you} mayAdd={powers.has('addMembers')} mayRemove={powers.has('removeMembers')} />
      )}
      {powers.has('webhooks') && <RoomWebhooks room={room} />}
    </>
  );
}
