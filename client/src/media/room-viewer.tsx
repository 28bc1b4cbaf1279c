import { useEffect, useMemo } from 'react';
import { useActions, usePage, useWholePage } from '../page';
import { picturesOf } from './viewer/pictures-of';
import { Viewer } from './viewer/viewer';

/** The pictures of the room, as far as it is loaded. One that goes while it is looked at is no longer shown. */
export default function RoomViewer() {
  const { dispatch } = useWholePage();
  const { say } = useActions();
  const viewing = usePage((page) => page.viewing);
  const messages = usePage((page) => page.room?.messages);
  const pictures = useMemo(() => picturesOf(messages ?? []), [messages]);
  const at = pictures.findIndex(({ file, message }) => message.seq === viewing?.seq && file.fileId === viewing.fileId);
  const close = () => dispatch({ type: 'viewing', picture: null });
  const isGone = viewing !== null && at < 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: said once, when it goes
  useEffect(() => {
    if (!isGone) return;
    close();
    say('That picture is gone.');
  }, [isGone]);
  if (at < 0) return null;
  return (
    <Viewer
      pictures={pictures}
      at={at}
      onGo={({ file, message }) => dispatch({ type: 'viewing', picture: { seq: message.seq, fileId: file.fileId } })}
      onClose={close}
    />
  );
}
