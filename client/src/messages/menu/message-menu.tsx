import { type Profile, personKey } from '@protocol/people';
import type { Message, Room } from '@protocol/rooms';
import { useState } from 'react';
import { usePage } from '../../page';
import { part } from '../../ui/part';
import type { Point } from '../../ui/place';
import { DeleteDialog } from './delete-dialog';
import { EditsDialog } from './edits-dialog';
import { MenuItems, type Step } from './menu-items';
import { offersFor } from './offers';
import { ReportDialog } from './report-dialog';

const ReactionPicker = part(() => import('./reaction-picker'));
const MuteDialog = part(() => import('../../moderation/mute-dialog'));
const BanDialog = part(() => import('../../moderation/ban-dialog'));

interface MessageMenuProps {
  message: Message;
  at: Point | null;
  onClose: () => void;
}

/** The menu of a message and whatever it leads to. Comes with the first one that is opened. */
export default function MessageMenu(props: MessageMenuProps) {
  const room = usePage((page) => page.room?.room);
  const you = usePage((page) => page.you);
  const author = usePage((page) => page.profiles.get(personKey(props.message.author)));
  if (!room || !you) return null;
  return <KnownMessageMenu {...props} room={room} you={you} author={author} />;
}

interface Known extends MessageMenuProps {
  room: Room;
  you: Profile;
  author: Profile | undefined;
}

function KnownMessageMenu({ message, at, onClose, room, you, author }: Known) {
  const [step, setStep] = useState<Step>('menu');
  const about = { roomId: room.roomId, message, onClose };
  switch (step) {
    case 'menu':
      return (
        <MenuItems {...about} at={at} you={you} offered={offersFor({ message, you, room, author })} onStep={setStep} />
      );
    case 'emoji':
      return <ReactionPicker {...about} at={at} onMissing={onClose} />;
    case 'delete':
      return <DeleteDialog {...about} />;
    case 'report':
      return <ReportDialog {...about} />;
    case 'edits':
      return <EditsDialog {...about} />;
    case 'mute':
    case 'ban': {
      const Dialog = step === 'mute' ? MuteDialog : BanDialog;
      return <Dialog person={author ?? message.author} onClose={onClose} onMissing={onClose} />;
    }
  }
}
