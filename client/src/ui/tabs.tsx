import { type KeyboardEvent, type ReactNode, useId } from 'react';
import { itemAfter } from './menu-keys';

interface TabsProps<Name extends string> {
  label: string;
  tabs: readonly { name: Name; label: string }[];
  shown: Name;
  onShow: (name: Name) => void;
  children: ReactNode;
}

/** A few pages in one place. The arrow keys go from tab to tab. */
export function Tabs<Name extends string>({ label, tabs, shown, onShow, children }: TabsProps<Name>) {
  const id = useId();
  const heed = (event: KeyboardEvent) => {
    const labels = tabs.map((tab) => tab.label);
    const current = tabs.findIndex(({ name }) => name === shown);
    const next = tabs[itemAfter(event.key, current, labels) ?? -1];
    if (!next) return;
    event.preventDefault();
    onShow(next.name);
    document.getElementById(`${id}-${next.name}`)?.focus();
  };
  return (
    <>
      <div
        role="tablist"
        aria-label={label}
        className="-mx-1 flex gap-1 overflow-x-auto border-line border-b px-1"
        onKeyDown={heed}
      >
        {tabs.map((tab) => (
          <button
            key={tab.name}
            type="button"
            role="tab"
            id={`${id}-${tab.name}`}
            aria-selected={tab.name === shown}
            aria-controls={`${id}-page`}
            tabIndex={tab.name === shown ? 0 : -1}
            className="min-h-11 flex-none border-transparent border-b-2 px-3 text-soft -outline-offset-2 hover:text-ink aria-selected:border-accent aria-selected:font-semibold aria-selected:text-ink"
            onClick={() => onShow(tab.name)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-page`} aria-labelledby={`${id}-${shown}`} className="pt-3">
        {children}
      </div>
    </>
  );
}
