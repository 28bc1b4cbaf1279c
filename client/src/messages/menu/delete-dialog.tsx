import type { Message } from '@protocol/rooms';
import { useRequest } from '../../page';
import { AskDialog } from '../../ui/ask-dialog';
import { useAsking } from '../../ui/use-asking';
import { Excerpt } from './excerpt';

export interface AboutMessage {
  roomId: string;
  message: Message;
  onClose: () => void;
}

export function DeleteDialog({ roomId, message, onClose }: AboutMessage) {
  const request = useRequest();
  const asking = useAsking();
  const remove = async () => {
    if (await asking.ask(request('DeleteMessage', { roomId, seq: message.seq }))) onClose();
  };
  return (
    <AskDialog
      title="Delete this message?"
      act="Delete"
      keep="Keep it"
      grave
      asking={asking}
      onAct={remove}
      onClose={onClose}
    >
      <Excerpt message={message} />
      <p className="mt-3 text-soft">
        {message.attachments ? 'It disappears for everyone, with its files.' : 'Its text disappears for everyone.'} This
        cannot be undone.
      </p>
    </AskDialog>
  );
}
