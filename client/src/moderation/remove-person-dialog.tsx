import { personKey } from '@protocol/people';
import { useState } from 'react';
import { useActions, useRequest } from '../page';
import { AskDialog } from '../ui/ask-dialog';
import { Choice } from '../ui/field';
import { useAsking } from '../ui/use-asking';
import type { AboutPerson } from './mute-dialog';
import { type MessageTerm, messageTerms } from './terms';

export function RemovePersonDialog({ person, onClose, onDone }: AboutPerson) {
  const request = useRequest();
  const { say } = useActions();
  const asking = useAsking();
  const [messages, setMessages] = useState<MessageTerm>('keep');
  const remove = async () => {
    if (!(await asking.ask(request('RemovePerson', { userID: personKey(person), messages })))) return;
    onClose();
    onDone?.();
    say(`The account of ${person.username} is removed.`);
  };
  return (
    <AskDialog
      title={`Remove ${person.username}?`}
      act="Remove the account"
      grave
      asking={asking}
      onAct={remove}
      onClose={onClose}
    >
      <p className="mb-4 text-soft">They are put out of every room, and their name is free again.</p>
      <Choice label="What they wrote" options={messageTerms} value={messages} onChoose={setMessages} />
    </AskDialog>
  );
}
