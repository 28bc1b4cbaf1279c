import type { CommandOutput } from '@protocol/commands';
import { useCallback } from 'react';
import { createTimes } from '../messages/times';
import { useRequest } from '../page';
import { Button } from '../ui/button';
import { PagedList } from '../ui/paged-list';
import { Problem } from '../ui/problem';
import { useAsking } from '../ui/use-asking';
import { usePaged } from '../ui/use-paged';
import { standingText } from './terms';

const times = createTimes();

type Invite = CommandOutput<'ListInvites'>['invites'][number];

interface StandingInvitesProps {
  roomId: string;
  /** How many were made since the dialog opened: with each, the list is another one. */
  made: number;
}

export function StandingInvites({ roomId, made }: StandingInvitesProps) {
  const request = useRequest();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `made` is no part of the question, but of when to ask it
  const load = useCallback(async () => {
    const answer = await request('ListInvites', { roomId });
    return answer?.ok ? ({ ok: true, items: answer.invites } as const) : answer;
  }, [request, roomId, made]);
  const standing = usePaged<Invite>(load);
  const { isBusy, problem, ask } = useAsking();
  const revoke = async (inviteId: string) => {
    if (!(await ask(request('RevokeInvite', { roomId, inviteId })))) return;
    standing.change((invites) => invites.filter((invite) => invite.inviteId !== inviteId));
  };
  return (
    <section aria-label="Invites that stand" className="mt-6 border-line border-t pt-4">
      <h3 className="font-semibold">Invites that stand</h3>
      <PagedList paged={standing} label="Invites that stand" none="None." keyOf={({ inviteId }) => inviteId}>
        {(invite) => (
          <div className="flex items-center gap-3">
            <div className="min-w-0 flex-1">
              <p>{standingText(invite, (at) => times.day(at, Date.now()))}</p>
              <p className="truncate text-[12.5px] text-soft">
                Made by <bdi>{invite.createdBy.username}</bdi>, {times.short(invite.createdAt, Date.now())}
              </p>
            </div>
            <Button
              look="quiet"
              disabled={isBusy}
              aria-label={`Revoke the invite made ${times.full(invite.createdAt)}`}
              onClick={() => revoke(invite.inviteId)}
            >
              Revoke
            </Button>
          </div>
        )}
      </PagedList>
      <Problem text={problem} />
    </section>
  );
}
