import { X } from 'lucide-react';
import { useActions, usePage, useWholePage } from '../page';
import type { OutboxEntry } from '../state/outbox';
import type { PickedFile } from '../state/picked';
import { FilePreview } from './file-preview';
import { useAreThere, useProgress } from './progress';
import { sizeText } from './size';
import { uploadsOf } from './uploads';

const act = 'min-h-6 underline underline-offset-2 pointer-coarse:min-h-10';

/** The files of a message on its way: how far each is, and what can be done about it. */
export default function OutgoingFiles({ entry }: { entry: OutboxEntry }) {
  const { store } = useWholePage();
  const { takeBack } = useActions();
  const { attachments = [], state, clientId, mustChange } = entry;
  const areThere = useAreThere(attachments.map(({ key }) => key));
  // What is written in another tab is looked after here as well.
  uploadsOf(store);
  // From when all are there, nobody can tell whether the message is.
  const mayChange = state === 'failed' || ((state === 'pending' || state === 'writing') && !areThere);
  return (
    <div className="my-1 max-w-[420px]">
      <ul aria-label="Files of this message" className="grid gap-1">
        {attachments.map((file) => (
          <OutgoingFile key={file.key} file={file} isOnItsWay={state === 'pending'} mayLeaveOut={mayChange} />
        ))}
      </ul>
      {mayChange && !(state === 'failed' && mustChange) && (
        <p className="mt-0.5 text-[12.5px] text-soft">
          <button type="button" className={act} onClick={() => takeBack(clientId)}>
            {state === 'failed' ? 'Edit' : 'Cancel'}
          </button>
        </p>
      )}
    </div>
  );
}

interface OutgoingFileProps {
  file: PickedFile;
  isOnItsWay: boolean;
  mayLeaveOut: boolean;
}

function OutgoingFile({ file, isOnItsWay, mayLeaveOut }: OutgoingFileProps) {
  const { dispatch } = useWholePage();
  const isDown = usePage((page) => page.link === 'down');
  const progress = useProgress(file.key);
  const isMoving = isOnItsWay && typeof progress === 'number' && progress < 1;
  return (
    <li className="flex items-center gap-2 rounded-card border border-line bg-surface p-1.5">
      <FilePreview file={file} />
      <div className="min-w-0 flex-1 text-[13px] leading-5">
        <p dir="auto" title={file.name} className="truncate">
          {file.name}
        </p>
        <p className="truncate text-soft">
          {sizeText(file.size)}
          {isMoving && `, ${Math.floor(progress * 100)} %`}
          {isOnItsWay && progress === 1 && ', uploaded'}
          {isOnItsWay && progress === 'cut' && !isDown && '. The connection was cut. Trying again'}
        </p>
        {isMoving && <progress aria-label={`Uploading ${file.name}`} value={progress} className="block h-1 w-full" />}
      </div>
      {mayLeaveOut && (
        <button
          type="button"
          aria-label={`Leave out ${file.name}`}
          title="Leave out"
          className="grid size-8 flex-none place-items-center rounded-lg text-soft hover:bg-side hover:text-ink pointer-coarse:size-10"
          onClick={() => dispatch({ type: 'fileDropped', key: file.key })}
        >
          <X aria-hidden="true" className="size-4" />
        </button>
      )}
    </li>
  );
}
