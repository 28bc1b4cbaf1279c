import { GENERAL } from '@protocol/limits';
import { useActions, usePage, useRequest } from '../page';
import { AskDialog } from '../ui/ask-dialog';
import { useAsking } from '../ui/use-asking';
import { useRoomName } from './room-name';

export default function LeaveRoomDialog({ onClose }: { onClose: () => void }) {
  const request = useRequest();
  const { say, openRoom } = useActions();
  const asking = useAsking();
  const name = useRoomName();
  const room = usePage((page) => page.room?.room);
  if (!room) return null;
  const { roomId, kind } = room;
  const leave = async () => {
    if (!(await asking.ask(request('LeaveRoom', { roomId })))) return;
    onClose();
    openRoom(GENERAL);
    say(kind === 'direct' ? 'You left the conversation.' : `You left ${name}.`);
  };
  return (
    <AskDialog
      title={kind === 'direct' ? 'Leave this conversation?' : `Leave ${name}?`}
      act="Leave"
      keep="Stay"
      grave
      asking={asking}
      onAct={leave}
      onClose={onClose}
    >
      <p className="text-soft">
        {kind === 'public'
          ? 'You can join it again whenever you like.'
          : 'Nothing said there reaches you any more. Somebody inside has to bring you back.'}
      </p>
    </AskDialog>
  );
}
