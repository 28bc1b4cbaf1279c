import type { CommandOutput } from '@protocol/commands';
import { useCallback } from 'react';
import { Excerpt } from '../messages/menu/excerpt';
import { createTimes } from '../messages/times';
import { useActions, usePage, useRequest } from '../page';
import { useRoomNames } from '../search/use-room-names';
import { Button } from '../ui/button';
import { PagedList } from '../ui/paged-list';
import { Problem } from '../ui/problem';
import { useAsking } from '../ui/use-asking';
import { usePaged } from '../ui/use-paged';

type Report = CommandOutput<'ListReports'>['reports'][number];

const times = createTimes();

/** What people showed to the moderators and nobody has settled, the oldest first. */
export function ReportsPage({ onClose }: { onClose: () => void }) {
  const request = useRequest();
  const { isBusy, problem, ask } = useAsking();
  const load = useCallback(async () => {
    const answer = await request('ListReports', undefined);
    return answer?.ok ? ({ ok: true, items: answer.reports } as const) : answer;
  }, [request]);
  const reports = usePaged<Report>(load);
  const settle = async (reportId: number, message: 'keep' | 'remove') => {
    if (!(await ask(request('SettleReport', { reportId, message })))) return;
    reports.change((all) => all.filter((report) => report.reportId !== reportId));
  };
  return (
    <>
      <Problem text={problem} />
      <PagedList paged={reports} label="Reports" none="Nothing to settle." keyOf={({ reportId }) => reportId}>
        {(report) => (
          <ReportItem
            report={report}
            isBusy={isBusy}
            onSettle={(message) => settle(report.reportId, message)}
            onClose={onClose}
          />
        )}
      </PagedList>
    </>
  );
}

interface ReportItemProps {
  report: Report;
  isBusy: boolean;
  onSettle: (message: 'keep' | 'remove') => void;
  onClose: () => void;
}

function ReportItem({ report, isBusy, onSettle, onClose }: ReportItemProps) {
  const { openRoom } = useActions();
  const nameOf = useRoomNames();
  const isInRoom = usePage(({ rooms }) => rooms.some(({ roomId }) => roomId === report.roomId));
  return (
    <>
      <p className="mb-2 text-[13.5px] text-soft">
        <bdi className="font-semibold text-ink">{report.by.username}</bdi>, {times.short(report.at, Date.now())}
        {isInRoom && ` in ${nameOf(report.roomId)}`}
        {report.reason !== '' && (
          <>
            {': '}
            <span dir="auto" className="text-ink [overflow-wrap:anywhere]">
              {report.reason}
            </span>
          </>
        )}
      </p>
      <Excerpt message={report} />
      <div className="mt-3 flex flex-wrap gap-2">
        <Button look="quiet" disabled={isBusy} onClick={() => onSettle('keep')}>
          Keep the message
        </Button>
        <Button look="grave" disabled={isBusy} onClick={() => onSettle('remove')}>
          Remove the message
        </Button>
        {isInRoom && (
          <Button
            look="quiet"
            onClick={() => {
              onClose();
              openRoom(report.roomId, report.seq);
            }}
          >
            Show in the room
          </Button>
        )}
      </div>
    </>
  );
}
