import { type ReactNode, useLayoutEffect, useRef } from 'react';

interface ModalProps {
  /** The id of the element inside that names the dialog. */
  labelledBy: string;
  className: string;
  children: ReactNode;
  /** Left out, the dialog stays until what shows it no longer does. */
  onClose?: () => void;
}

/** The browser's own dialog: it keeps the focus inside, gives it back, and closes on Escape. */
export function Modal({ labelledBy, className, children, onClose }: ModalProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const isShown = useRef(false);
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
    <dialog
      ref={ref}
      aria-labelledby={labelledBy}
      className={`bg-surface text-ink ${className}`}
      closedby={onClose ? 'any' : 'none'}
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
