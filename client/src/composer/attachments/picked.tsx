import { useEffect, useRef } from 'react';
import { usePage, useWholePage } from '../../page';
import { pickedFor } from '../../state/picked';
import { part } from '../../ui/part';
import { useRecorder } from '../voice/recorder-state';
import { DropZone } from './drop-zone';
import { Tile } from './tile';
import { usePaste } from './use-paste';

const Recorder = part(() => import('../voice/recorder'));

/** The files that go with the next message, and what brings more of them. */
export default function Picked() {
  const { store, dispatch } = useWholePage();
  const roomId = usePage((page) => page.route.roomId);
  const picked = usePage((page) => page.picked);
  const recorder = useRecorder();
  const list = useRef<HTMLUListElement>(null);
  usePaste();
  useEffect(() => {
    // Files can be picked without a connection too, and then what shows them could not come.
    import('../../files/outgoing-files').catch(() => {});
    import('../../media/files-together').catch(() => {});
  }, []);
  const files = pickedFor(picked, roomId);
  const remove = (key: string) => {
    const index = files.findIndex((file) => file.key === key);
    const buttons = list.current?.querySelectorAll('button') ?? [];
    // The focus stays near: with the next one, or with what one writes.
    const next = buttons[index + 1] ?? buttons[index - 1] ?? list.current?.closest('form')?.querySelector('textarea');
    next?.focus();
    dispatch({ type: 'picked', files: store.getState().picked.filter((file) => file.key !== key) });
  };
  return (
    <>
      <DropZone />
      <p role="status" className="sr-only">
        {files.length > 0 && (files.length === 1 ? 'One file attached' : `${files.length} files attached`)}
      </p>
      <ul
        ref={list}
        aria-label="Attached files"
        className={
          files.length > 0 ? 'flex max-h-[min(180px,30dvh)] flex-wrap gap-2 overflow-y-auto p-1 pb-2' : 'hidden'
        }
      >
        {files.map((file) => (
          <Tile key={file.key} file={file} onRemove={() => remove(file.key)} />
        ))}
      </ul>
      {recorder.isOpen && <Recorder key={roomId} roomId={roomId} onMissing={recorder.close} />}
    </>
  );
}
