import { personKey } from '@protocol/people';
import { useState } from 'react';
import { useActions, useRequest } from '../page';
import { AskDialog } from '../ui/ask-dialog';
import { Choice } from '../ui/field';
import { useAsking } from '../ui/use-asking';
import { type AboutPerson, Reason } from './mute-dialog';
import { type BanTerm, banMinutes, banTerms, type MessageTerm, messageTerms } from './terms';

export default function BanDialog({ person, onClose, onDone }: AboutPerson) {
  const request = useRequest();
  const { say } = useActions();
  const asking = useAsking();
  const [term, setTerm] = useState<BanTerm>('ever');
  const [messages, setMessages] = useState<MessageTerm>('keep');
  const [reason, setReason] = useState('');
  const ban = async () => {
    const payload = { userID: personKey(person), ...banMinutes(term), messages, reason: reason.trim() };
    if (!(await asking.ask(request('Ban', payload)))) return;
    onClose();
    onDone?.();
    say(`${person.username} is banned.`);
  };
  return (
    <AskDialog title={`Ban ${person.username}?`} act="Ban" grave asking={asking} onAct={ban} onClose={onClose}>
      <p className="mb-4 text-soft">They are put out at once, and the door stays closed to them.</p>
      <Choice label="For how long" options={banTerms} value={term} onChoose={setTerm} />
      <Choice label="What they wrote" options={messageTerms} value={messages} onChoose={setMessages} />
      <Reason value={reason} onChange={setReason} />
    </AskDialog>
  );
}
