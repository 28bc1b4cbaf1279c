import type { Composing } from './use-composing';

/** Why the message cannot be sent, or how much more fits. */
export function ComposerNote({ composing: { noteId, note, isSilent, left } }: { composing: Composing }) {
  return (
    <p
      id={noteId}
      aria-live={isSilent ? 'off' : 'polite'}
      className={`px-3 text-right text-[12.5px] ${note ? 'pt-1' : ''} ${left < 0 && !isSilent ? 'text-bad' : 'text-soft'}`}
    >
      {note}
    </p>
  );
}
