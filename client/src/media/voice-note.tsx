import type { Voice } from '@protocol/files';
import { Pause, Play } from 'lucide-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { innerStop } from '../messages/inner-stop';
import { useWholePage } from '../page';
import { durationText } from './duration-text';
import { type ShownFile, urlOf } from './shown-file';
import { voicePlayer } from './voice-player';
import { stopWithMessage } from './voice-watch';
import { Waveform } from './waveform';

interface VoiceNoteProps {
  file: ShownFile;
  voice: Voice;
  /** Of its message, once it is sent. */
  seq: number | undefined;
}

/** A voice note: what its sender said of it shows its shape before any of it is loaded. */
export function VoiceNote({ file, voice, seq }: VoiceNoteProps) {
  const { store } = useWholePage();
  const { fileId } = file;
  const playing = useStore(voicePlayer.store, (state) => (state.fileId === fileId ? state : null));
  const length = voice.durationMs / 1_000;
  const at = Math.min(playing?.at ?? 0, length);
  const isPlaying = playing?.isPlaying ?? false;
  const stop = seq === undefined ? {} : innerStop;
  const take = () => {
    if (seq !== undefined) stopWithMessage(store, seq, fileId);
  };
  useEffect(
    () => () => {
      // Sent, it goes by another id.
      if (seq === undefined && voicePlayer.store.getState().fileId === fileId) voicePlayer.stop();
    },
    [seq, fileId],
  );
  const Icon = isPlaying ? Pause : Play;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div
      role="group"
      aria-label={`Voice note, ${durationText(length)}`}
      className="flex size-full items-center gap-2.5 rounded-card border border-line bg-surface pr-2 pl-2"
    >
      <button
        type="button"
        {...stop}
        aria-label={isPlaying ? 'Pause' : 'Play'}
        className="grid size-10 flex-none place-items-center rounded-full bg-accent text-on-accent hover:brightness-110"
        onClick={() => {
          take();
          voicePlayer.toggle(fileId, urlOf(file));
        }}
      >
        <Icon aria-hidden="true" className="size-5 fill-current" />
      </button>
      {playing?.hasFailed ? (
        <p role="status" className="min-w-0 flex-1 text-[13px] text-soft leading-4">
          This voice note cannot be played.
        </p>
      ) : (
        <Waveform
          bars={voice.waveform}
          length={length}
          at={at}
          stop={stop}
          onSeek={(wanted) => {
            take();
            voicePlayer.seek(fileId, urlOf(file), wanted);
          }}
        />
      )}
      <span className="w-9 flex-none text-right text-[12.5px] text-soft tabular-nums">
        {durationText(at > 0 ? at : length)}
      </span>
      <button
        type="button"
        {...stop}
        aria-label={`Speed ${playing?.rate ?? 1}`}
        className={`min-h-8 w-10 flex-none rounded-lg bg-side text-[12.5px] text-soft tabular-nums hover:text-ink pointer-coarse:min-h-10 ${
          playing ? '' : 'invisible'
        }`}
        onClick={() => voicePlayer.changeRate()}
      >
        {playing?.rate ?? 1}×
      </button>
    </div>
  );
}
