import type { CommandOutput } from '@protocol/commands';
import { BookmarkMinus } from 'lucide-react';
import { useCallback, useEffect, useRef } from 'react';
import { whyNot } from '../connection/why-not';
import { useActions, usePage, useRequest } from '../page';
import { useRoomNames } from '../search/use-room-names';
import { PagedList } from '../ui/paged-list';
import { SidePanel } from '../ui/side-panel';
import { usePaged } from '../ui/use-paged';
import { useWide } from '../ui/use-wide';
import { MarkedMessage } from './marked-message';

type Kept = CommandOutput<'ListBookmarks'>['found'][number];

/** What you keep for yourself, of all rooms. */
export default function BookmarksPanel({ onClose }: { onClose: () => void }) {
  return (
    <SidePanel title="Bookmarks" onClose={onClose}>
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-2 pb-4">
        <Bookmarks onClose={onClose} />
      </div>
    </SidePanel>
  );
}

function Bookmarks({ onClose }: { onClose: () => void }) {
  const request = useRequest();
  const nameOf = useRoomNames();
  const load = useCallback(
    async (before: string | undefined) => {
      const answer = await request('ListBookmarks', before === undefined ? {} : { before });
      return answer?.ok ? ({ ok: true, items: answer.found, next: answer.next } as const) : answer;
    },
    [request],
  );
  const paged = usePaged(load);
  const { again } = paged;
  const known = usePage((page) => page.bookmarks);
  const seen = useRef(known);
  useEffect(() => {
    // Another device may have had a hand in it too.
    if (known !== seen.current) again();
    seen.current = known;
  }, [known, again]);
  return (
    <PagedList
      paged={paged}
      label="Bookmarks"
      none="You keep no messages yet. Bookmark one from its menu: only you see it here, on all your devices."
      keyOf={({ message }) => message.id}
    >
      {(kept) => <KeptMessage kept={kept} roomName={nameOf(kept.roomId)} onClose={onClose} />}
    </PagedList>
  );
}

function KeptMessage({ kept, roomName, onClose }: { kept: Kept; roomName: string; onClose: () => void }) {
  const { openRoom, say } = useActions();
  const isWide = useWide();
  const request = useRequest();
  const { roomId, message } = kept;
  const remove = async () => {
    const refusal = whyNot(await request('RemoveBookmark', { roomId, seq: message.seq }));
    if (refusal !== null) say(refusal);
  };
  return (
    <MarkedMessage
      message={message}
      roomName={roomName}
      icon={BookmarkMinus}
      act="Remove the bookmark"
      onAct={() => void remove()}
      onGo={() => {
        if (!isWide) onClose();
        openRoom(roomId, message.seq);
      }}
    />
  );
}
