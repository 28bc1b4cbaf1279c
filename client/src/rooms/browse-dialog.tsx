import type { CommandOutput } from '@protocol/commands';
import { useCallback } from 'react';
import { useActions, usePage, useRequest, useWholePage } from '../page';
import { isAtLeast } from '../people/rank';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { LinkButton } from '../ui/link-button';
import { PagedList } from '../ui/paged-list';
import { Problem } from '../ui/problem';
import { useAsking } from '../ui/use-asking';
import { usePaged } from '../ui/use-paged';
import { RoomIcon } from './room-icon';

type PublicRoom = CommandOutput<'BrowseRooms'>['rooms'][number];

/** The rooms that are open to everyone. */
export default function BrowseDialog({ onClose }: { onClose: () => void }) {
  const request = useRequest();
  const { dispatch } = useWholePage();
  const { openRoom, openPanel } = useActions();
  const mayCreate = usePage(({ you }) => you !== null && isAtLeast(you, 'member'));
  const { isBusy, problem, ask } = useAsking();
  const load = useCallback(
    async (after: string | undefined) => {
      const answer = await request('BrowseRooms', after === undefined ? {} : { after });
      return answer?.ok ? ({ ok: true, items: answer.rooms, next: answer.next } as const) : answer;
    },
    [request],
  );
  const paged = usePaged<PublicRoom>(load);
  const go = async ({ roomId, isMember }: PublicRoom) => {
    if (!isMember) {
      const answer = await ask(request('JoinRoom', { roomId }));
      if (!answer) return;
      dispatch({ type: 'RoomListed', room: answer.room });
    }
    onClose();
    openRoom(roomId);
  };
  return (
    <Dialog title="Rooms" onClose={onClose}>
      <p className="text-soft">
        Open to everyone.
        {mayCreate && (
          <>
            {' '}
            <LinkButton onClick={() => openPanel('create-room')}>Create one</LinkButton>
          </>
        )}
      </p>
      <Problem text={problem} />
      <PagedList paged={paged} label="Public rooms" none="There are no other rooms yet." keyOf={(room) => room.roomId}>
        {(room) => (
          <div className="flex items-center gap-2.5">
            <RoomIcon room={room} you={null} />
            <div className="min-w-0 flex-1">
              <b dir="auto" className="block truncate font-semibold">
                {room.name}
              </b>
              <p dir="auto" className="truncate text-[13px] text-soft">
                {room.members === 1 ? '1 member' : `${room.members} members`}
                {room.topic && ` · ${room.topic}`}
              </p>
            </div>
            <Button
              look="quiet"
              disabled={isBusy}
              aria-label={`${room.isMember ? 'Open' : 'Join'} ${room.name}`}
              onClick={() => go(room)}
            >
              {room.isMember ? 'Open' : 'Join'}
            </Button>
          </div>
        )}
      </PagedList>
    </Dialog>
  );
}
