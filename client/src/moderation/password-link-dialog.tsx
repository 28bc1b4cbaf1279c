import { personKey } from '@protocol/people';
import { useState } from 'react';
import { createTimes } from '../messages/times';
import { useRequest } from '../page';
import { AskDialog } from '../ui/ask-dialog';
import { SecretDialog } from '../ui/secret-dialog';
import { useAsking } from '../ui/use-asking';
import type { AboutPerson } from './mute-dialog';

const times = createTimes();

export function PasswordLinkDialog({ person, onClose }: AboutPerson) {
  const request = useRequest();
  const asking = useAsking();
  const [made, setMade] = useState<{ secret: string; expiresAt: number } | null>(null);
  const make = async () => setMade(await asking.ask(request('MakePasswordReset', { userID: personKey(person) })));
  if (!made) {
    return (
      <AskDialog title="A link to a new password" act="Make the link" asking={asking} onAct={make} onClose={onClose}>
        <p className="text-soft">
          Whoever opens the link can choose a new password for <bdi>{person.username}</bdi>, once, within a day. Give it
          to nobody else.
        </p>
      </AskDialog>
    );
  }
  const link = `${window.location.origin}/reset/${encodeURIComponent(made.secret)}`;
  return (
    <SecretDialog
      title="A link to a new password"
      label="Link to a new password"
      secret={link}
      copy="Copy the link"
      onClose={onClose}
    >
      Give it to <bdi>{person.username}</bdi> yourself. It is shown this once and ends{' '}
      {times.short(made.expiresAt, Date.now())}.
    </SecretDialog>
  );
}
