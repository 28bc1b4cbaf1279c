import { MessageFiles } from '../media/message-files';
import { useActions, useWholePage } from '../page';
import type { OutboxEntry } from '../state/outbox';
import { OnItsWay } from './on-its-way';
import { useAreThere } from './progress';
import { shownOf } from './shown-of';
import { uploadsOf } from './uploads';
import { useSources } from './use-sources';

/** The files of a message on its way: how far each is, and what can be done about it. */
export default function OutgoingFiles({ entry }: { entry: OutboxEntry }) {
  const { store } = useWholePage();
  const { takeBack } = useActions();
  const { attachments = [], message, state, clientId, mustChange } = entry;
  const keys = attachments.map(({ key }) => key);
  const areThere = useAreThere(keys);
  const sources = useSources(keys);
  // What was written in another tab is let go of here as well.
  uploadsOf(store);
  if (!sources) return null;
  // From when all are there, nobody can tell whether the message is.
  const mayChange = state === 'failed' || ((state === 'pending' || state === 'writing') && !areThere);
  // Without its only file there would be no message: that one is taken back.
  const isMore = attachments.length > 1 || message !== '';
  return (
    <>
      <MessageFiles
        files={attachments.map((file) => shownOf(file, sources[file.key] ?? ''))}
        over={({ fileId, name }) => (
          <OnItsWay fileKey={fileId} name={name} isMoving={state === 'pending'} mayLeaveOut={mayChange && isMore} />
        )}
      />
      {mayChange && !mustChange && (
        <button
          type="button"
          className="min-h-6 text-[12.5px] text-soft underline underline-offset-2 pointer-coarse:min-h-10"
          onClick={() => takeBack(clientId)}
        >
          {state === 'failed' ? 'Edit' : 'Cancel'}
        </button>
      )}
    </>
  );
}
