import type { Profile } from '@protocol/people';
import type { Room } from '@protocol/rooms';
import { Bell, Images, Link, LogOut, Pin, Settings2, Trash2, UserPlus, Users } from 'lucide-react';
import { useActions } from '../page';
import { keeperPowersOf } from '../rooms/keeper-powers';
import { powersIn } from '../rooms/powers';
import type { PanelName } from '../state/page-state';
import { Menu, MenuItem } from '../ui/menu';
import type { Point } from '../ui/place';

interface RoomMenuProps {
  room: Room;
  you: Profile;
  at: Point | null;
  onClose: () => void;
}

/** What can be done with the room on screen. */
export default function RoomMenu({ room, you, at, onClose }: RoomMenuProps) {
  const { openPanel, copyLink } = useActions();
  const may = powersIn(room, you);
  // The menu gives the focus back as it closes; what opens next takes it from there.
  const open = (name: PanelName) => () => {
    onClose();
    setTimeout(() => openPanel(name));
  };
  return (
    <Menu label="Room" at={at} onClose={onClose}>
      <MenuItem icon={Users} onChoose={open('people')}>
        People
      </MenuItem>
      <MenuItem icon={Images} onChoose={open('files')}>
        Pictures and files
      </MenuItem>
      <MenuItem icon={Pin} onChoose={open('pins')}>
        Pinned messages
      </MenuItem>
      <MenuItem icon={Bell} onChoose={open('room-notifications')}>
        Notifications
      </MenuItem>
      {may.invite && (
        <MenuItem icon={UserPlus} onChoose={open('invite')}>
          Invite people
        </MenuItem>
      )}
      <MenuItem
        icon={Link}
        onChoose={() => {
          onClose();
          copyLink(room.roomId);
        }}
      >
        Copy link
      </MenuItem>
      {(may.change || keeperPowersOf(you, room).has('addMembers')) && (
        <MenuItem icon={Settings2} onChoose={open('room-settings')}>
          Room settings
        </MenuItem>
      )}
      {may.clear && (
        <MenuItem icon={Trash2} onChoose={open('clear-chat')}>
          Clear chat
        </MenuItem>
      )}
      {may.leave && (
        <MenuItem icon={LogOut} grave onChoose={open('leave-room')}>
          {room.kind === 'direct' ? 'Leave conversation' : 'Leave room'}
        </MenuItem>
      )}
    </Menu>
  );
}
