import { X } from 'lucide-react';
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { focusFirst } from './focus-first';
import { IconButton } from './icon-button';
import { Modal } from './modal';

interface DialogProps {
  title: string;
  /** For pages of a changing length: it keeps one size. */
  wide?: boolean;
  onClose: () => void;
  children: ReactNode;
}

/** A dialog with a title and a way out. What is too long for the window scrolls under the title. */
export function Dialog({ title, wide = false, onClose, children }: DialogProps) {
  const id = useId();
  const content = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    focusFirst(content.current);
  }, []);
  return (
    <Modal
      labelledBy={id}
      className={`m-auto max-h-[calc(100dvh-32px)] overflow-hidden rounded-2xl border border-line shadow-[0_8px_40px_#0000001f] open:flex open:flex-col ${
        wide ? 'h-[min(680px,calc(100dvh-32px))] w-[min(640px,calc(100vw-24px))]' : 'w-[min(440px,calc(100vw-24px))]'
      }`}
      onClose={onClose}
    >
      <div className="flex flex-none items-center justify-between gap-2 py-2 pr-2 pl-5 rail:pl-6">
        <h2 id={id} className="my-1.5 line-clamp-2 min-w-0 font-semibold text-lg leading-6 [overflow-wrap:anywhere]">
          {title}
        </h2>
        <IconButton icon={X} label="Close" onClick={onClose} />
      </div>
      <div
        ref={content}
        tabIndex={-1}
        className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-5 outline-none pt-1 pb-5 [--behind:var(--surface)] rail:px-6 rail:pb-6"
      >
        {children}
      </div>
    </Modal>
  );
}

/** The buttons that end a dialog. */
export function DialogButtons({ children }: { children: ReactNode }) {
  return <div className="mt-6 flex flex-wrap justify-end gap-2">{children}</div>;
}
