import type { Message, Room } from '@protocol/rooms';
import { PinOff } from 'lucide-react';
import { useCallback, useEffect, useRef } from 'react';
import { useActions, usePage, useRequest } from '../page';
import { mayPin } from '../people/rank';
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
  const isUp = usePage((page) => page.link === 'up');
  const load = useCallback(async () => {
    const answer = await request('ListPins', { roomId });
    return answer?.ok ? ({ ok: true, items: answer.messages } as const) : answer;
  }, [request, roomId]);
  const paged = usePaged(load);
  const { again } = paged;
  const pinned = usePage(pinnedOnScreen);
  const seen = useRef(`${isUp} ${pinned}`);
  useEffect(() => {
    // Somebody pinned or took down what is before your eyes, or much may have happened while nobody told.
    const now = `${isUp} ${pinned}`;
    if (isUp && now !== seen.current) again();
    seen.current = now;
  });
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

function pinnedOnScreen({ room }: { room: { messages: readonly Message[] } | null }): string {
  return (room?.messages ?? []).flatMap(({ seq, pinned, editedAt }) => (pinned ? [`${seq}:${editedAt}`] : [])).join();
}
