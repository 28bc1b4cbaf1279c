import { type MouseEvent, type ReactNode, useLayoutEffect, useRef } from 'react';
import type { Point } from './place';

interface ModalProps {
  /** The id of the element inside that names the dialog. */
  labelledBy: string;
  className: string;
  /** Where its left upper corner goes, if the look does not say it. */
  at?: Point | null;
  children: ReactNode;
  /** Left out, the dialog stays until what shows it no longer does. */
  onClose?: () => void;
}

// Safari does not know `closedby` yet.
const closesBeside = 'closedBy' in HTMLDialogElement.prototype;

function isBeside({ target, currentTarget, clientX, clientY }: MouseEvent<HTMLDialogElement>): boolean {
  const { left, right, top, bottom } = currentTarget.getBoundingClientRect();
  return target === currentTarget && (clientX < left || clientX > right || clientY < top || clientY > bottom);
}

/** The browser's own dialog: it keeps the focus inside, gives it back, and closes on Escape. */
export function Modal({ labelledBy, className, at, children, onClose }: ModalProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const isShown = useRef(false);
  const pressedBeside = useRef(false);
  useLayoutEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    isShown.current = true;
    return () => {
      isShown.current = false;
      dialog?.close();
    };
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape does the same, and is the dialog's own
    <dialog
      ref={ref}
      aria-labelledby={labelledBy}
      className={`bg-surface text-ink ${className}`}
      style={at ? { left: at.x, top: at.y } : undefined}
      closedby={onClose ? 'any' : 'none'}
      onPointerDown={(event) => {
        pressedBeside.current = isBeside(event);
      }}
      onClick={(event) => {
        if (onClose && !closesBeside && pressedBeside.current && isBeside(event)) onClose();
      }}
      onCancel={(event) => {
        if (!onClose) event.preventDefault();
      }}
      onClose={({ currentTarget }) => {
        // It is told later, also of what was closed by being taken away: that is nobody's wish to close what came instead.
        if (currentTarget.open || !isShown.current) return;
        if (onClose) onClose();
        // Browsers let a second Escape through.
        else if (currentTarget.isConnected) currentTarget.showModal();
      }}
    >
      {children}
    </dialog>
  );
}
