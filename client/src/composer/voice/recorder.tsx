import { Mic, Square, Trash2 } from 'lucide-react';
import { useMemo } from 'react';
import { blobs } from '../../files/blobs';
import { durationText } from '../../media/duration-text';
import { useWholePage } from '../../page';
import { Button } from '../../ui/button';
import { IconButton } from '../../ui/icon-button';
import { Problem } from '../../ui/problem';
import { Listen } from './listen';
import { useRecorder } from './recorder-state';
import { useRecording } from './use-recording';
import { voiceFile } from './voice-file';
import { Waves } from './waves';

/** Records a voice note for the room, lets one listen to it and sends it. */
export default function Recorder({ roomId }: { roomId: string }) {
  const { store, dispatch, actions } = useWholePage();
  const { close } = useRecorder();
  // Whoever goes to another room in the middle of it finds it among the files of this one.
  const { step, ms, levels, stop, cancel } = useRecording((recorded) => {
    dispatch({ type: 'picked', files: [...store.getState().picked, voiceFile(roomId, recorded)] });
    close();
  });
  const recorded = step.name === 'recorded' ? step.recorded : null;
  const file = useMemo(() => recorded && voiceFile(roomId, recorded), [roomId, recorded]);
  const discard = () => {
    cancel();
    if (file) blobs.forget(file.key);
    close();
  };
  return (
    <section
      aria-label="Voice note"
      className="flex min-h-14 flex-wrap items-center gap-2 border-line border-b px-1 pb-2 mb-1"
    >
      {step.name === 'asking' && (
        <>
          <p role="status" className="flex-1 px-1 text-[13.5px] text-soft">
            Allow the microphone to begin
          </p>
          <Button look="quiet" onClick={discard} autoFocus>
            Cancel
          </Button>
        </>
      )}
      {step.name === 'refused' && (
        <>
          <div className="flex-1 px-1 [&>p]:mt-0">
            <Problem text={step.why} />
          </div>
          <Button look="quiet" onClick={discard} autoFocus>
            Close
          </Button>
        </>
      )}
      {step.name === 'recording' && (
        <>
          <IconButton icon={Trash2} label="Discard the voice note" onClick={discard} />
          <Mic aria-hidden="true" className="size-4 flex-none text-bad motion-safe:animate-pulse" />
          <span role="timer" aria-label="Recording" className="min-w-10 text-[13.5px] tabular-nums">
            {durationText(ms / 1_000)}
          </span>
          <Waves bars={levels.map((level) => Math.min(1, level * 3))} count={48} />
          <Button look="quiet" onClick={stop} autoFocus className="ml-auto flex items-center gap-2">
            <Square aria-hidden="true" className="size-4" />
            Stop
          </Button>
        </>
      )}
      {file && (
        <Listen
          file={file}
          onDiscard={discard}
          onSend={() => {
            if (actions.send('', [file])) close();
          }}
        />
      )}
    </section>
  );
}
