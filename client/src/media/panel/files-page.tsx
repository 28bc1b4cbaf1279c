import { createTimes } from '../../messages/times';
import { useNow } from '../../messages/use-now';
import { PagedList } from '../../ui/paged-list';
import { FileCard } from '../file-card';
import { useFind } from './use-find';
import { useRoomFiles } from './use-room-files';

const times = createTimes();

/** What can only be saved, as cards. */
export function FilesPage({ roomId, onClose }: { roomId: string; onClose: () => void }) {
  const paged = useRoomFiles(roomId, 'others');
  const find = useFind(roomId, onClose);
  const now = useNow(times);
  return (
    <PagedList
      paged={paged}
      label="Files"
      none="No files yet. Those that people send here are kept in this place too."
      keyOf={({ message, file }) => `${message.seq} ${file.fileId}`}
    >
      {({ message: { author, sentAt, seq }, file }) => (
        <>
          <div className="h-16">
            <FileCard file={file} />
          </div>
          <p className="mt-1 flex items-center gap-1.5 pl-1 text-[12.5px] text-soft">
            <bdi className="truncate">{author.username}</bdi>
            <time dateTime={new Date(sentAt).toISOString()} title={times.full(sentAt)} className="flex-none">
              {times.short(sentAt, now)}
            </time>
            <button
              type="button"
              className="ml-auto min-h-8 flex-none rounded-lg px-2 underline underline-offset-2 hover:text-ink pointer-coarse:min-h-10"
              onClick={() => find(seq)}
            >
              Show in the room
            </button>
          </p>
        </>
      )}
    </PagedList>
  );
}
