import { useCallback } from 'react';
import { useRequest } from '../../page';
import { Dialog } from '../../ui/dialog';
import { PagedList } from '../../ui/paged-list';
import { usePaged } from '../../ui/use-paged';
import { createTimes } from '../times';
import type { AboutMessage } from './delete-dialog';

const times = createTimes();

/** What a message said before it was edited, the last text first. */
export function EditsDialog({ roomId, message, onClose }: AboutMessage) {
  const request = useRequest();
  const { seq } = message;
  const load = useCallback(async () => {
    const answer = await request('LoadEdits', { roomId, seq });
    return answer?.ok ? ({ ok: true, items: answer.edits.toReversed() } as const) : answer;
  }, [request, roomId, seq]);
  const paged = usePaged(load);
  return (
    <Dialog title="Earlier texts" onClose={onClose}>
      <PagedList paged={paged} label="Earlier texts" none="There is no earlier text." keyOf={({ until }) => until}>
        {(edit) => (
          <>
            <p className="text-[12.5px] text-soft">Until {times.full(edit.until)}</p>
            <p dir="auto" className="whitespace-pre-wrap [overflow-wrap:anywhere]">
              {edit.message}
            </p>
          </>
        )}
      </PagedList>
    </Dialog>
  );
}
