import type { LucideIcon } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useLayoutEffect, useRef } from 'react';
import { itemAfter } from './menu-keys';
import { type Point, placeAt } from './place';

interface MenuProps {
  label: string;
  /** Where it opens. Left out, it rises from the lower edge of the window, near the thumb. */
  at: Point | null;
  onClose: () => void;
  children: ReactNode;
}

const sheet =
  'mx-auto mt-auto mb-0 w-full max-w-[480px] rounded-t-2xl border-t pb-[max(8px,env(safe-area-inset-bottom))]';
const box =
  'm-0 w-max min-w-[220px] max-w-[calc(100vw-16px)] rounded-card border shadow-[0_8px_32px_#0000002e] backdrop:bg-transparent';

/**
 * What can be done with a thing. In a dialog of the browser's, which lies over all else, keeps the focus, gives it back
 * and closes on Escape.
 */
export function Menu({ label, at, onClose, children }: MenuProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const isShown = useRef(false);
  const pressed = useRef<'inside' | 'beside' | null>(null);
  useLayoutEffect(() => {
    const element = dialog.current;
    if (!element) return;
    element.showModal();
    if (at) {
      const { width, height } = element.getBoundingClientRect();
      const corner = placeAt(at, { width, height }, { width: window.innerWidth, height: window.innerHeight });
      element.style.left = `${corner.x}px`;
      element.style.top = `${corner.y}px`;
    }
    itemsOf(menu.current)[0]?.focus();
    isShown.current = true;
    return () => {
      isShown.current = false;
      element.close();
    };
  }, [at]);
  const heed = (event: KeyboardEvent) => {
    if (event.key === 'Tab') {
      event.preventDefault();
      return onClose();
    }
    const items = itemsOf(menu.current);
    const current = items.findIndex((item) => item.matches(':focus'));
    const next = itemAfter(
      event.key,
      current,
      items.map((item) => item.textContent ?? ''),
    );
    if (next === null) return;
    event.preventDefault();
    items[next]?.focus();
  };
  return (
    // Escape is the dialog's own; a press beside it closes it.
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <dialog
      ref={dialog}
      aria-label={label}
      className={`max-h-[85dvh] overflow-y-auto overscroll-contain border-line bg-surface text-ink ${at ? box : sheet}`}
      onClose={({ currentTarget }) => {
        // Told later, also of one that was taken away: see Modal.
        if (!currentTarget.open && isShown.current) onClose();
      }}
      onContextMenu={(event) => event.preventDefault()}
      onPointerDown={({ target, currentTarget }) => {
        pressed.current = target === currentTarget ? 'beside' : 'inside';
      }}
      onClickCapture={(event) => {
        // The finger whose rest opened the menu is lifted over it: that presses nothing.
        if (event.detail > 0 && pressed.current === null) event.stopPropagation();
      }}
      onClick={({ target, currentTarget }) => {
        if (target === currentTarget && pressed.current === 'beside') onClose();
      }}
    >
      <div ref={menu} role="menu" aria-label={label} tabIndex={-1} className="p-1.5 outline-none" onKeyDown={heed}>
        {children}
      </div>
    </dialog>
  );
}

interface MenuItemProps {
  icon: LucideIcon;
  grave?: boolean;
  onChoose: () => void;
  children: string;
}

export function MenuItem({ icon: Icon, grave = false, onChoose, children }: MenuItemProps) {
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      className={`flex min-h-9 w-full items-center gap-3 rounded-lg px-3 text-left hover:bg-side focus:bg-side pointer-coarse:min-h-12 ${
        grave ? 'text-bad' : ''
      }`}
      onClick={onChoose}
    >
      <Icon aria-hidden="true" className="size-4 flex-none" />
      {children}
    </button>
  );
}

function itemsOf(menu: HTMLElement | null): HTMLElement[] {
  return [...(menu?.querySelectorAll<HTMLElement>('[role^="menuitem"]') ?? [])];
}
