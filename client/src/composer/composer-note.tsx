import type { Composing } from './use-composing';

/** Why the message cannot be sent, or how much more fits. */
export function ComposerNote({ composing }: { composing: Composing }) {
  const { noteId, note, isSilent, left, refused, sendAsText } = composing;
  return (
    <p
      id={noteId}
      aria-live={isSilent ? 'off' : 'polite'}
      className={`px-3 text-right text-[12.5px] ${note ? 'pt-1' : ''} ${refused || (left < 0 && !isSilent) ? 'text-bad' : 'text-soft'}`}
    >
      {note}
      {refused?.isUnknown && (
        <button
          type="button"
          className="relative ml-2 font-semibold text-accent before:absolute before:-inset-x-2 before:-inset-y-3"
          onClick={sendAsText}
        >
          Send as text
        </button>
      )}
    </p>
  );
}
