import type { CommandOutput } from '@protocol/commands';
import { useCallback, useState } from 'react';
import { createTimes } from '../messages/times';
import { useRequest } from '../page';
import { AskDialog } from '../ui/ask-dialog';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import { PagedList } from '../ui/paged-list';
import { SecretDialog } from '../ui/secret-dialog';
import { useAsking } from '../ui/use-asking';
import { usePaged } from '../ui/use-paged';
import { WebhookLine } from './webhook-line';

const times = createTimes();
const URL_MAX = 2_000;

type Outgoing = CommandOutput<'ListOutgoingWebhooks'>['webhooks'][number];

/** The addresses elsewhere that are told what is said in a room. */
export function OutgoingWebhooks({ roomId }: { roomId: string }) {
  const request = useRequest();
  const [isAdding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<Outgoing | null>(null);
  const load = useCallback(async () => {
    const answer = await request('ListOutgoingWebhooks', { roomId });
    return answer?.ok ? ({ ok: true, items: answer.webhooks } as const) : answer;
  }, [request, roomId]);
  const webhooks = usePaged<Outgoing>(load);
  return (
    <div className="mt-5">
      <p className="text-[13.5px] text-soft">Addresses elsewhere that are told what people say here.</p>
      <PagedList paged={webhooks} label="Outgoing webhooks" none="None." keyOf={({ webhookId }) => webhookId}>
        {(webhook) => (
          <WebhookLine
            name={webhook.url}
            about={webhook}
            trouble={troubleOf(webhook)}
            act="Remove"
            onAct={() => setLeaving(webhook)}
          />
        )}
      </PagedList>
      <Button look="quiet" className="mt-3 w-full" onClick={() => setAdding(true)}>
        Tell another address
      </Button>
      {isAdding && <AddOutgoing roomId={roomId} onMade={webhooks.again} onClose={() => setAdding(false)} />}
      {leaving && <RemoveOutgoing webhook={leaving} onDone={webhooks.again} onClose={() => setLeaving(null)} />}
    </div>
  );
}

function troubleOf({ failingSince, disabledAt }: Outgoing): string | null {
  if (disabledAt !== undefined) return `Given up ${times.short(disabledAt, Date.now())}: it took nothing.`;
  return failingSince === undefined ? null : `It takes nothing since ${times.short(failingSince, Date.now())}.`;
}

interface AddOutgoingProps {
  roomId: string;
  onMade: () => void;
  onClose: () => void;
}

function AddOutgoing({ roomId, onMade, onClose }: AddOutgoingProps) {
  const request = useRequest();
  const asking = useAsking();
  const [url, setUrl] = useState('');
  const [secret, setSecret] = useState<string | null>(null);
  const add = async () => {
    const made = await asking.ask(request('CreateOutgoingWebhook', { roomId, url: url.trim() }));
    if (!made) return;
    setSecret(made.secret);
    onMade();
  };
  if (secret !== null) {
    return (
      <SecretDialog title="The signing secret" label="Secret" secret={secret} copy="Copy the secret" onClose={onClose}>
        Each message is signed with it, so that the program knows whose it is. It is shown this once.
      </SecretDialog>
    );
  }
  return (
    <AskDialog title="Tell another address" act="Add" asking={asking} onAct={add} onClose={onClose}>
      <Field
        label="Address"
        type="url"
        hint="It is sent what people say here from now on. Whoever runs it reads along."
        required
        autoComplete="off"
        placeholder="https://"
        maxLength={URL_MAX}
        value={url}
        onChange={({ target }) => setUrl(target.value)}
      />
    </AskDialog>
  );
}

interface RemoveOutgoingProps {
  webhook: Outgoing;
  onDone: () => void;
  onClose: () => void;
}

function RemoveOutgoing({ webhook: { roomId, webhookId, url }, onDone, onClose }: RemoveOutgoingProps) {
  const request = useRequest();
  const asking = useAsking();
  const remove = async () => {
    if (!(await asking.ask(request('RemoveOutgoingWebhook', { roomId, webhookId })))) return;
    onDone();
    onClose();
  };
  return (
    <AskDialog title="Tell it nothing more?" act="Remove" grave asking={asking} onAct={remove} onClose={onClose}>
      <p className="text-soft [overflow-wrap:anywhere]">Nothing that is said here is sent to {url} any more.</p>
    </AskDialog>
  );
}
