import { useState } from 'react';
import { useActions, useRequest } from '../../page';
import { AskDialog } from '../../ui/ask-dialog';
import { TextArea } from '../../ui/field';
import { useAsking } from '../../ui/use-asking';
import type { AboutMessage } from './delete-dialog';
import { Excerpt } from './excerpt';

export function ReportDialog({ roomId, message, onClose }: AboutMessage) {
  const request = useRequest();
  const { say } = useActions();
  const asking = useAsking();
  const [reason, setReason] = useState('');
  const report = async () => {
    if (!(await asking.ask(request('Report', { roomId, seq: message.seq, reason: reason.trim() })))) return;
    onClose();
    say('Thank you. The moderators will see it.');
  };
  return (
    <AskDialog title="Report this message" act="Report" asking={asking} onAct={report} onClose={onClose}>
      <Excerpt message={message} />
      <div className="mt-4">
        <TextArea
          label="What is wrong with it?"
          hint="The moderators see the message, your name and what you write here."
          maxLength={500}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </div>
    </AskDialog>
  );
}
