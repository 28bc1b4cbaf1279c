import { UNDO_CLEAR_MS } from '@protocol/limits';
import { useState } from 'react';
import { usePage, useRequest, useWholePage } from '../page';
import { Button } from '../ui/button';
import { Modal } from '../ui/modal';

export default function ClearChatDialog({ onClose }: { onClose: () => void }) {
  const request = useRequest();
  const { dispatch } = useWholePage();
  const roomId = usePage((page) => page.route.roomId);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const clear = async () => {
    setBusy(true);
    const answer = await request('ClearChat', { roomId });
    setBusy(false);
    if (!answer?.ok)
      return setProblem(answer?.error.message ?? 'No answer came. The chat may or may not have been cleared.');
    dispatch({
      type: 'wordSaid',
      text: 'The chat was cleared.',
      time: Date.now(),
      undoClear: { roomId, until: Date.now() + UNDO_CLEAR_MS },
    });
    onClose();
  };
  return (
    <Modal
      labelledBy="clear-chat"
      className="m-auto w-[min(400px,calc(100vw-32px))] rounded-2xl border border-line p-6"
      onClose={onClose}
    >
      <h2 id="clear-chat" className="font-semibold text-lg">
        Clear the chat?
      </h2>
      <p className="mt-2 text-soft">Everything that was said here disappears, for everyone in the room.</p>
      {problem && (
        <p role="alert" className="mt-3 text-bad">
          {problem}
        </p>
      )}
      <div className="mt-6 flex flex-wrap justify-end gap-2">
        <Button look="quiet" onClick={onClose}>
          Keep it
        </Button>
        <Button look="grave" onClick={clear} disabled={isBusy}>
          Clear for everyone
        </Button>
      </div>
    </Modal>
  );
}
