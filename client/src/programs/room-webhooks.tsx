import type { CommandOutput } from '@protocol/commands';
import type { Room } from '@protocol/rooms';
import { useCallback, useState } from 'react';
import { useRequest } from '../page';
import { AskDialog } from '../ui/ask-dialog';
import { Button } from '../ui/button';
import { PagedList } from '../ui/paged-list';
import { useAsking } from '../ui/use-asking';
import { usePaged } from '../ui/use-paged';
import { AddWebhook } from './add-webhook';
import { OutgoingWebhooks } from './outgoing-webhooks';
import { WebhookLine } from './webhook-line';

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
          <WebhookLine name={webhook.name} about={webhook} act="Revoke" onAct={() => setLeaving(webhook)} />
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
      <OutgoingWebhooks roomId={roomId} />
    </section>
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
