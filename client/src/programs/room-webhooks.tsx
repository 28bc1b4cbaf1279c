import type { CommandOutput } from '@protocol/commands';
import { NAME_MAX_CHARACTERS } from '@protocol/limits';
import type { Room } from '@protocol/rooms';
import { useCallback, useState } from 'react';
import { createTimes } from '../messages/times';
import { useRequest } from '../page';
import { AskDialog } from '../ui/ask-dialog';
import { Button } from '../ui/button';
import { Dialog, DialogButtons } from '../ui/dialog';
import { Field } from '../ui/field';
import { PagedList } from '../ui/paged-list';
import { ShownOnce } from '../ui/shown-once';
import { useAsking } from '../ui/use-asking';
import { usePaged } from '../ui/use-paged';

const times = createTimes();

type Webhook = CommandOutput<'ListWebhooks'>['webhooks'][number];

/** The addresses by which other programs speak in a room. */
export function RoomWebhooks({ room }: { room: Room }) {
  const request = useRequest();
  const { roomId } = room;
  const [isMaking, setMaking] = useState(false);
  const [leaving, setLeaving] = useState<Webhook | null>(null);
  const load = useCallback(async () => {
    const answer = await request('ListWebhooks', { roomId });
    return answer?.ok ? ({ ok: true, items: answer.webhooks } as const) : answer;
  }, [request, roomId]);
  const webhooks = usePaged<Webhook>(load);
  return (
    <section aria-label="Webhooks" className="mt-6 border-line border-t pt-4">
      <h3 className="font-semibold">Webhooks</h3>
      <p className="mt-1 text-[13.5px] text-soft">Other programs speak here by an address of their own.</p>
      <PagedList paged={webhooks} label="Webhooks" none="None." keyOf={({ webhookId }) => webhookId}>
        {(webhook) => (
          <div className="flex items-center gap-3">
            <div className="min-w-0 flex-1">
              <p className="truncate">
                <bdi>{webhook.name}</bdi>
              </p>
              <p className="truncate text-[12.5px] text-soft">
                Made by <bdi>{webhook.createdBy.username}</bdi>, {times.short(webhook.createdAt, Date.now())}
              </p>
            </div>
            <Button look="quiet" aria-label={`Revoke ${webhook.name}`} onClick={() => setLeaving(webhook)}>
              Revoke
            </Button>
          </div>
        )}
      </PagedList>
      <Button look="quiet" className="mt-3 w-full" onClick={() => setMaking(true)}>
        Add a webhook
      </Button>
      {isMaking && <AddWebhook roomId={roomId} onMade={webhooks.again} onClose={() => setMaking(false)} />}
      {leaving && (
        <RevokeWebhook
          webhook={leaving}
          onDone={() => webhooks.change((all) => all.filter(({ webhookId }) => webhookId !== leaving.webhookId))}
          onClose={() => setLeaving(null)}
        />
      )}
    </section>
  );
}

interface AddWebhookProps {
  roomId: string;
  onMade: () => void;
  onClose: () => void;
}

function AddWebhook({ roomId, onMade, onClose }: AddWebhookProps) {
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
      <Dialog title="The webhook’s address" onClose={onClose}>
        <p className="text-soft">
          Whoever has it can speak in this room. It is shown this once. Programs send it JSON such as{' '}
          <code className="text-ink">{'{"text": "It works"}'}</code>.
        </p>
        <ShownOnce label="Address" secret={new URL(path, window.location.origin).href} copy="Copy the address" />
        <DialogButtons>
          <Button look="quiet" onClick={onClose}>
            Done
          </Button>
        </DialogButtons>
      </Dialog>
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

interface RevokeWebhookProps {
  webhook: Webhook;
  onDone: () => void;
  onClose: () => void;
}

function RevokeWebhook({ webhook, onDone, onClose }: RevokeWebhookProps) {
  const request = useRequest();
  const asking = useAsking();
  const revoke = async () => {
    const { roomId, webhookId } = webhook;
    if (!(await asking.ask(request('RevokeWebhook', { roomId, webhookId })))) return;
    onDone();
    onClose();
  };
  return (
    <AskDialog title={`Revoke ${webhook.name}?`} act="Revoke" grave asking={asking} onAct={revoke} onClose={onClose}>
      <p className="text-soft">Nothing is taken by its address any more. What it said stays.</p>
    </AskDialog>
  );
}
