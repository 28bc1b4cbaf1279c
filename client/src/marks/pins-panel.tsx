import type { Message, Room } from '@protocol/rooms';
import { PinOff } from 'lucide-react';
import { useCallback, useEffect } from 'react';
import { useActions, usePage, useRequest, useWholePage } from '../page';
import { mayPin } from '../people/rank';
import type { PageState } from '../state/page-state';
import type { RoomState } from '../state/room-state';
import { PagedList } from '../ui/paged-list';
import { SidePanel } from '../ui/side-panel';
import { usePaged } from '../ui/use-paged';
import { useWide } from '../ui/use-wide';
import { MarkedMessage } from './marked-message';
import { useMarking } from './use-marking';

/** The pinned messages of the room on screen. */
export default function PinsPanel({ onClose }: { onClose: () => void }) {
  const room = usePage((page) => page.room?.room);
  return (
    <SidePanel title="Pinned messages" onClose={onClose}>
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-2 pb-4">
        {room && <Pins key={room.roomId} room={room} onClose={onClose} />}
      </div>
    </SidePanel>
  );
}

function Pins({ room, onClose }: { room: Room; onClose: () => void }) {
  const request = useRequest();
  const { roomId } = room;
  const load = useCallback(async () => {
    const answer = await request('ListPins', { roomId });
    return answer?.ok ? ({ ok: true, items: answer.messages } as const) : answer;
  }, [request, roomId]);
  const paged = usePaged(load);
  const { again } = paged;
  const { store } = useWholePage();
  useEffect(() => store.subscribe((now, before) => mayDiffer(now, before) && again()), [store, again]);
  return (
    <PagedList
      paged={paged}
      label="Pinned messages"
      none="Nothing is pinned here. Pin a message from its menu, and everyone in the room finds it here."
      keyOf={({ id }) => id}
    >
      {(message) => <PinnedMessage room={room} message={message} onClose={onClose} />}
    </PagedList>
  );
}

function PinnedMessage({ room, message, onClose }: { room: Room; message: Message; onClose: () => void }) {
  const { openRoom } = useActions();
  const isWide = useWide();
  const you = usePage((page) => page.you);
  const { pin } = useMarking(room.roomId, message);
  return (
    <MarkedMessage
      message={message}
      icon={PinOff}
      act="Unpin the message"
      onAct={you && mayPin(you, room) ? pin : undefined}
      onGo={() => {
        if (!isWide) onClose();
        openRoom(room.roomId, message.seq);
      }}
    />
  );
}

/**
 * Whether what is pinned may be other than before: it is of what is loaded, something else changed that is not, or much may have
 * happened while nobody told.
 */
function mayDiffer({ room, link }: PageState, { room: before, link: linkBefore }: PageState): boolean {
  if (!room || !before || room.room.roomId !== before.room.roomId || link === 'down') return false;
  if (linkBefore === 'down') return true;
  if (room.messages === before.messages) return room.head.seq !== before.head.seq;
  return pinnedIn(room) !== pinnedIn(before);
}

function pinnedIn({ messages }: RoomState): string {
  return messages.flatMap(({ seq, pinned, editedAt }) => (pinned ? [`${seq} ${editedAt}`] : [])).join();
}
