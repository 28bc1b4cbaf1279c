import { type Person, personKey } from '@protocol/people';
import { useState } from 'react';
import { useActions, useRequest } from '../page';
import { AskDialog } from '../ui/ask-dialog';
import { Choice, Field } from '../ui/field';
import { useAsking } from '../ui/use-asking';
import { type MuteTerm, muteTerms } from './terms';

export interface AboutPerson {
  person: Person;
  onClose: () => void;
  onDone?: () => void;
}

export default function MuteDialog({ person, onClose, onDone }: AboutPerson) {
  const request = useRequest();
  const { say } = useActions();
  const asking = useAsking();
  const [term, setTerm] = useState<MuteTerm>('60');
  const [reason, setReason] = useState('');
  const mute = async () => {
    const payload = { userID: personKey(person), minutes: Number(term), reason: reason.trim() };
    if (!(await asking.ask(request('Mute', payload)))) return;
    onClose();
    onDone?.();
    say(`${person.username} may not speak for now.`);
  };
  return (
    <AskDialog title={`Mute ${person.username}?`} act="Mute" grave asking={asking} onAct={mute} onClose={onClose}>
      <p className="mb-4 text-soft">They can read, but not speak, in every room.</p>
      <Choice label="For how long" options={muteTerms} value={term} onChoose={setTerm} />
      <Reason value={reason} onChange={setReason} />
    </AskDialog>
  );
}

export function Reason({ value, onChange }: { value: string; onChange: (reason: string) => void }) {
  return (
    <Field
      label="Reason"
      hint="For the other moderators. May stay empty."
      maxLength={500}
      autoComplete="off"
      value={value}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}
