import { SendHorizontal, Trash2 } from 'lucide-react';
import { shownOf } from '../../files/shown-of';
import { useSources } from '../../files/use-sources';
import { VoiceNote } from '../../media/voice-note';
import { usePage } from '../../page';
import type { PickedFile } from '../../state/picked';
import { Button } from '../../ui/button';
import { IconButton } from '../../ui/icon-button';
import { useSilence } from '../use-silence';

interface ListenProps {
  file: PickedFile;
  onDiscard: () => void;
  onSend: () => void;
}

/** A voice note that can be listened to before it is sent. */
export function Listen({ file, onDiscard, onSend }: ListenProps) {
  const isHere = usePage((page) => page.stage.name === 'here');
  const silence = useSilence();
  const source = useSources([file.key])?.[file.key];
  return (
    <>
      <IconButton icon={Trash2} label="Discard the voice note" onClick={onDiscard} />
      <div className="h-14 min-w-0 flex-1 max-rail:order-first max-rail:basis-full">
        {source !== undefined && file.voice && (
          <VoiceNote file={shownOf(file, source)} voice={file.voice} seq={undefined} />
        )}
      </div>
      <Button
        look="main"
        aria-label="Send the voice note"
        autoFocus
        disabled={!isHere || silence.holds}
        onClick={onSend}
        className="ml-auto flex flex-none items-center gap-2"
      >
        <SendHorizontal aria-hidden="true" className="size-4" />
        Send
      </Button>
    </>
  );
}
