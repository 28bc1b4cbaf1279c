import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { useWholePage } from '../../page';
import { useRoomName } from '../../room/room-name';
import { filesIn } from './files-in';
import { pickFiles } from './pick-files';

/** Takes files that are dragged onto the page, and says so over the whole room as long as they are over it. */
export function DropZone() {
  const page = useWholePage();
  const name = useRoomName();
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    let isFromPage = false;
    /** How deep one is in elements that were entered and not left. */
    let depth = 0;
    const bringsFiles = ({ dataTransfer }: DragEvent) => !isFromPage && dataTransfer?.types.includes('Files') === true;
    const isTaken = () => document.querySelector('dialog[open]') === null;
    const end = () => {
      depth = 0;
      setOver(false);
    };
    const heed = {
      dragstart: () => {
        isFromPage = true;
      },
      dragend: () => {
        isFromPage = false;
      },
      dragenter: (event: DragEvent) => {
        if (!bringsFiles(event)) return;
        depth += 1;
        setOver(isTaken());
      },
      dragleave: (event: DragEvent) => {
        if (!bringsFiles(event)) return;
        depth -= 1;
        if (depth <= 0) end();
      },
      dragover: (event: DragEvent) => {
        if (!bringsFiles(event) || !event.dataTransfer) return;
        // Else the browser would leave the page for the file.
        event.preventDefault();
        event.dataTransfer.dropEffect = isTaken() ? 'copy' : 'none';
      },
      drop: (event: DragEvent) => {
        if (!bringsFiles(event) || !event.dataTransfer) return;
        event.preventDefault();
        end();
        if (!isTaken()) return;
        const { files, folders } = filesIn(event.dataTransfer);
        void pickFiles(page, files);
        if (folders > 0) page.actions.say('Folders cannot be attached. Attach the files in them, or an archive.');
      },
    };
    const all = Object.entries(heed) as [keyof typeof heed, (event: Event) => void][];
    for (const [type, listener] of all) window.addEventListener(type, listener);
    return () => {
      for (const [type, listener] of all) window.removeEventListener(type, listener);
    };
  }, [page]);
  const room = document.querySelector('main');
  if (!isOver || !room) return null;
  return createPortal(
    <div className="pointer-events-none absolute inset-0 z-20 grid place-items-center bg-veil p-4">
      <p className="rounded-2xl border-2 border-accent border-dashed bg-surface px-6 py-5 text-center font-semibold [overflow-wrap:anywhere]">
        Drop files to attach them in {name}
      </p>
    </div>,
    room,
  );
}
