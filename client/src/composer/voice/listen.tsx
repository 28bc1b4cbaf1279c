import { Pause, Play, SendHorizontal, Trash2 } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { usePage } from '../../page';
import { Button } from '../../ui/button';
import { IconButton } from '../../ui/icon-button';
import { useSilence } from '../use-silence';
import type { Recorded } from './recording';
import { barsOf, durationText } from './waveform';
import { Waves } from './waves';

interface ListenProps {
  recorded: Recorded;
  onDiscard: () => void;
  onSend: () => void;
}

/** A voice note that can be listened to before it is sent. */
export function Listen({ recorded: { blob, levels, durationMs }, onDiscard, onSend }: ListenProps) {
  const isHere = usePage((page) => page.stage.name === 'here');
  const silence = useSilence();
  const url = useMemo(() => URL.createObjectURL(blob), [blob]);
  const bars = useMemo(() => barsOf(levels).map((bar) => bar / 31), [levels]);
  const sound = useRef<HTMLAudioElement>(null);
  const [isPlaying, setPlaying] = useState(false);
  const [at, setAt] = useState(0);
  useEffect(() => () => URL.revokeObjectURL(url), [url]);
  const toggle = () => {
    if (isPlaying) sound.current?.pause();
    else void sound.current?.play().catch(() => setPlaying(false));
  };
  return (
    <>
      <IconButton icon={Trash2} label="Discard the voice note" onClick={onDiscard} />
      <IconButton icon={isPlaying ? Pause : Play} label={isPlaying ? 'Pause' : 'Listen'} onClick={toggle} />
      {/* biome-ignore lint/a11y/useMediaCaption: one's own voice, before anybody heard it */}
      <audio
        ref={sound}
        src={url}
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onTimeUpdate={({ currentTarget }) => setAt(currentTarget.currentTime * 1_000)}
        onEnded={() => setAt(0)}
      />
      <Waves bars={bars} count={bars.length} played={at > 0 ? at / durationMs : 1} />
      <span className="min-w-10 text-[13.5px] text-soft tabular-nums">{durationText(at > 0 ? at : durationMs)}</span>
      <Button
        look="main"
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
