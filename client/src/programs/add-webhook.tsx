import { NAME_MAX_CHARACTERS } from '@protocol/limits';
import { useState } from 'react';
import { useRequest } from '../page';
import { AskDialog } from '../ui/ask-dialog';
import { Field } from '../ui/field';
import { SecretDialog } from '../ui/secret-dialog';
import { useAsking } from '../ui/use-asking';

interface AddWebhookProps {
  roomId: string;
  onMade: () => void;
  onClose: () => void;
}

export function AddWebhook({ roomId, onMade, onClose }: AddWebhookProps) {
  const request = useRequest();
  const asking = useAsking();
  const [name, setName] = useState('');
  const [path, setPath] = useState<string | null>(null);
  const add = async () => {
    const made = await asking.ask(request('CreateWebhook', { roomId, name: name.trim() }));
    if (!made) return;
    setPath(made.path);
    onMade();
  };
  if (path !== null) {
    return (
      <SecretDialog
        title="The webhook’s address"
        label="Address"
        secret={new URL(path, window.location.origin).href}
        copy="Copy the address"
        onClose={onClose}
      >
        Whoever has it can speak in this room. It is shown this once. Programs send it JSON such as{' '}
        <code className="text-ink">{'{"text": "It works"}'}</code>.
      </SecretDialog>
    );
  }
  return (
    <AskDialog title="Add a webhook" act="Add" asking={asking} onAct={add} onClose={onClose}>
      <Field
        label="Name"
        hint="What it says is said under this name, unless the program gives another one."
        required
        autoComplete="off"
        maxLength={NAME_MAX_CHARACTERS}
        value={name}
        onChange={({ target }) => setName(target.value)}
      />
    </AskDialog>
  );
}
