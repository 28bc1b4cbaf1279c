import { useCallback } from 'react';
import { createTimes } from '../messages/times';
import { useRequest } from '../page';
import { useRoomNames } from '../search/use-room-names';
import { PagedList } from '../ui/paged-list';
import { usePaged } from '../ui/use-paged';
import { type AuditEntry, auditSentence } from './audit-sentence';

const times = createTimes();

/** What moderators and owners did, the newest first. */
export function AuditPage() {
  const request = useRequest();
  const nameOf = useRoomNames();
  const load = useCallback(
    async (before: string | undefined) => {
      const answer = await request('ListAudit', before === undefined ? {} : { before });
      return answer?.ok ? ({ ok: true, items: answer.entries, next: answer.next } as const) : answer;
    },
    [request],
  );
  const entries = usePaged<AuditEntry>(load);
  return (
    <PagedList paged={entries} label="Audit log" none="Nothing was done yet." keyOf={({ auditId }) => auditId}>
      {(entry) => (
        <>
          <p className="[overflow-wrap:anywhere]">
            <bdi className="font-semibold">{entry.by.username}</bdi>{' '}
            {auditSentence(entry, entry.roomId === undefined ? '' : nameOf(entry.roomId))}
          </p>
          <p className="text-[13.5px] text-soft [overflow-wrap:anywhere]">
            <time dateTime={new Date(entry.at).toISOString()} title={times.full(entry.at)}>
              {times.short(entry.at, Date.now())}
            </time>
            {entry.details?.reason !== undefined && `: ${entry.details.reason}`}
          </p>
        </>
      )}
    </PagedList>
  );
}
