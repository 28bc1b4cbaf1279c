import { useState } from 'react';
import { useSession } from '../page';
import { AskDialog } from '../ui/ask-dialog';
import { Choice, Field } from '../ui/field';
import { useAsking } from '../ui/use-asking';

const terms = [
  { value: 'keep', label: 'Keep them, without my name' },
  { value: 'remove', label: 'Remove all of them' },
] as const;

interface RemoveYourselfProps {
  hasAccount: boolean;
  onClose: () => void;
}

export function RemoveYourselfDialog({ hasAccount, onClose }: RemoveYourselfProps) {
  const session = useSession();
  const asking = useAsking();
  const [messages, setMessages] = useState<(typeof terms)[number]['value']>('keep');
  const [password, setPassword] = useState('');
  const remove = () => {
    void asking.ask(session('RemoveYourself', { messages, ...(hasAccount ? { password } : {}) }));
  };
  return (
    <AskDialog
      title="Remove yourself?"
      act="Remove me"
      keep="Stay"
      grave
      asking={asking}
      onAct={remove}
      onClose={onClose}
    >
      <p className="mb-4 text-soft">You leave every room, and nobody can bring you back. Your name is free again.</p>
      <Choice label="Your messages" options={terms} value={messages} onChoose={setMessages} />
      {hasAccount && (
        <Field
          label="Your password"
          type="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={({ target }) => setPassword(target.value)}
        />
      )}
    </AskDialog>
  );
}
