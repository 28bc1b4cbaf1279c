import { useState } from 'react';
import type { Viewing } from '../../state/page-state';
import { PagedList } from '../../ui/paged-list';
import { Viewer } from '../viewer/viewer';
import { Tile } from './tile';
import { useFind } from './use-find';
import { useRoomFiles } from './use-room-files';

/** Ahead of the last known picture by so many, more are asked for. */
const AHEAD = 3;

/** What can be seen and heard, in squares. */
export function MediaPage({ roomId, onClose }: { roomId: string; onClose: () => void }) {
  const paged = useRoomFiles(roomId, 'media');
  const find = useFind(roomId, onClose);
  const [viewing, setViewing] = useState<Viewing | null>(null);
  const pictures = paged.items.filter(({ file }) => file.kind === 'picture');
  const go = (to: Viewing) => {
    setViewing(to);
    const last = pictures.slice(-AHEAD).some(({ file }) => file.fileId === to.fileId);
    if (last && paged.hasMore && !paged.isLoading) paged.more();
  };
  return (
    <>
      <PagedList
        grid
        paged={paged}
        label="Pictures and media"
        none="No pictures yet. Those that people send here are kept in this place too."
        keyOf={({ message, file }) => `${message.seq} ${file.fileId}`}
      >
        {({ message, file }) => (
          <Tile
            file={file}
            author={message.author.username}
            onOpen={() => (file.kind === 'picture' ? go({ seq: message.seq, fileId: file.fileId }) : find(message.seq))}
          />
        )}
      </PagedList>
      {viewing && (
        <Viewer
          pictures={pictures}
          shown={viewing}
          onGo={go}
          onClose={() => setViewing(null)}
          onFind={({ message }) => {
            setViewing(null);
            find(message.seq);
          }}
        />
      )}
    </>
  );
}
