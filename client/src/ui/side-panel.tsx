import { X } from 'lucide-react';
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { IconButton } from './icon-button';
import { Modal } from './modal';
import { useWide } from './use-wide';

interface SidePanelProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
}

/** Beside the messages where there is room, so that one can go on reading; over all of them on a phone. */
export function SidePanel({ title, onClose, children }: SidePanelProps) {
  const id = useId();
  const isWide = useWide();
  const content = (
    <>
      <div className="flex min-h-14 flex-none items-center justify-between gap-2 border-line border-b pr-2 pl-4">
        <h2 id={id} className="min-w-0 truncate font-semibold text-base">
          {title}
        </h2>
        <IconButton icon={X} label="Close" onClick={onClose} />
      </div>
      <div className="flex min-h-0 flex-1 flex-col">{children}</div>
    </>
  );
  if (isWide) {
    return (
      <Beside labelledBy={id} onClose={onClose}>
        {content}
      </Beside>
    );
  }
  return (
    <Modal
      labelledBy={id}
      className="m-0 h-dvh max-h-none w-screen max-w-none [--behind:var(--surface)] open:flex open:flex-col"
      onClose={onClose}
    >
      {content}
    </Modal>
  );
}

interface BesideProps {
  labelledBy: string;
  onClose: () => void;
  children: ReactNode;
}

function Beside({ labelledBy, onClose, children }: BesideProps) {
  const ref = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const before = document.activeElement;
    ref.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <aside
      ref={ref}
      tabIndex={-1}
      aria-labelledby={labelledBy}
      // In a wide window a column of its own (app.tsx), else over the messages.
      className="fixed inset-y-0 right-0 z-10 flex w-[380px] flex-col border-line border-l bg-surface shadow-[0_0_24px_#0000001a] outline-none [--behind:var(--surface)] panel:static panel:h-dvh panel:w-auto panel:shadow-none"
      onKeyDown={({ key }) => {
        if (key === 'Escape') onClose();
      }}
    >
      {children}
    </aside>
  );
}
