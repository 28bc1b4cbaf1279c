import { type KeyboardEvent, type PointerEvent, useId, useLayoutEffect, useRef, useState } from 'react';
import { Modal } from '../ui/modal';
import { type Point, placeAt } from '../ui/place';
import { EmojiSection } from './emoji-section';
import { gridStep } from './grid-keys';
import { GroupBar } from './group-bar';
import { emojiMemory } from './memory';
import type { Emoji } from './table';
import { toned } from './tone';
import { ToneButton, ToneChoice } from './tone-choice';
import { useActive } from './use-active';
import { usePicker } from './use-picker';

const box = { width: 352, height: 432 };
/** Below this width it is a phone, as for the rail of rooms. */
const WIDE_PX = 720;
const popover =
  'm-0 h-[min(432px,calc(100dvh-16px))] w-[352px] rounded-2xl border shadow-[0_8px_32px_#0000002e] backdrop:bg-transparent';
const sheet =
  'mx-auto mt-auto mb-0 h-[min(440px,75dvh)] w-full max-w-[480px] rounded-t-2xl border-t pb-[env(safe-area-inset-bottom)]';

interface EmojiPickerProps {
  /** What the emoji is for. */
  title: string;
  /** Where it opens. Null, or on a phone, it rises from the lower edge of the window, near the thumb. */
  at: Point | null;
  onChoose: (emoji: string) => void;
  onClose: () => void;
}

export default function EmojiPicker({ title, at, onChoose, onClose }: EmojiPickerProps) {
  const id = useId();
  const { query, setQuery, sections, drawn, tone, chooseTone } = usePicker();
  const [showsTones, setShowsTones] = useState(false);
  const search = useRef<HTMLInputElement>(null);
  const grid = useRef<HTMLDivElement>(null);
  const all = sections.flatMap(({ emoji }) => emoji);
  const [corner] = useState(() => cornerAt(at));
  const { active, activate } = useActive(id, grid, sections);
  const current = all[active];
  const choose = (one: Emoji | undefined) => {
    if (!one) return;
    emojiMemory.chose(one.emoji);
    onClose();
    onChoose(one.bearsTones ? toned(one.emoji, tone) : one.emoji);
  };
  const heed = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const sizes = sections.map(({ emoji }) => emoji.length);
    const next = event.key === 'Enter' ? null : gridStep(event.key, active, sizes);
    if (event.key !== 'Enter' && next === null) return;
    event.preventDefault();
    if (next === null) choose(current);
    else activate(next, true);
  };
  useLayoutEffect(() => {
    // Where one types with a finger, the keyboard would cover what one came for.
    if (window.matchMedia('(pointer: fine)').matches) search.current?.focus();
    else grid.current?.focus();
  }, []);
  return (
    <Modal
      labelledBy={`${id}-title`}
      at={corner}
      className={`overflow-hidden border-line p-0 open:flex open:flex-col ${corner ? popover : sheet}`}
      onClose={onClose}
    >
      <h2 id={`${id}-title`} className="sr-only">
        {title}
      </h2>
      <div className="flex flex-none items-center gap-1 p-2 pb-1">
        <input
          ref={search}
          role="combobox"
          aria-expanded="true"
          aria-controls={`${id}-grid`}
          aria-activedescendant={current ? `${id}-${active}` : undefined}
          aria-autocomplete="list"
          aria-label="Search emoji"
          placeholder="Search emoji"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          enterKeyHint="done"
          className="min-h-11 w-full min-w-0 rounded-[10px] border border-soft bg-paper px-3 text-base placeholder:text-soft placeholder:opacity-100"
          value={query}
          onChange={({ target }) => {
            setQuery(target.value);
            activate(0, false);
          }}
          onKeyDown={heed}
        />
        <ToneButton tone={tone} isOpen={showsTones} onPress={() => setShowsTones(!showsTones)} />
      </div>
      <div className="flex-none border-line border-b pb-1">
        {showsTones && <ToneChoice tone={tone} onChoose={chooseTone} />}
        {!showsTones && query.trim() === '' && (
          <GroupBar
            sections={sections}
            onGo={({ start }) => {
              scrollToSection(grid.current, start);
              activate(start, false);
            }}
          />
        )}
      </div>
      <div
        ref={grid}
        id={`${id}-grid`}
        role="listbox"
        aria-label="Emoji"
        tabIndex={-1}
        className="relative min-h-0 flex-1 overflow-y-auto overscroll-contain px-1.5 pb-1.5 outline-none"
        onKeyDown={heed}
        onPointerMove={(event) => {
          const at = event.pointerType === 'mouse' ? placeOf(event) : null;
          if (at !== null && at !== active) activate(at, false);
        }}
        onClick={(event) => choose(all[placeOf(event) ?? -1])}
      >
        {sections.map((section, index) => (
          <EmojiSection key={section.name} id={id} section={section} tone={tone} isDrawn={index < drawn} />
        ))}
      </div>
      <p role="status" className={all.length === 0 ? 'absolute inset-x-0 top-40 text-center text-soft' : 'sr-only'}>
        {query.trim() === '' ? '' : foundText(all.length)}
      </p>
      <p className="flex h-11 flex-none items-center gap-2 border-line border-t px-3">
        {current && (
          <>
            <span className="text-2xl leading-none">
              {current.bearsTones ? toned(current.emoji, tone) : current.emoji}
            </span>
            <span className="min-w-0 truncate text-[13px]">
              <span className="text-ink">{current.name}</span> <span className="text-soft">:{current.codes[0]}:</span>
            </span>
          </>
        )}
      </p>
    </Modal>
  );
}

function cornerAt(at: Point | null): Point | null {
  const view = { width: window.innerWidth, height: window.innerHeight };
  return at && view.width >= WIDE_PX ? placeAt(at, box, view) : null;
}

function scrollToSection(grid: HTMLElement | null, start: number) {
  const section = grid?.querySelector<HTMLElement>(`[data-section="${start}"]`);
  if (grid && section) grid.scrollTop = section.offsetTop;
}

function placeOf({ target }: Pick<PointerEvent | React.MouseEvent, 'target'>): number | null {
  const at = target instanceof Element ? target.closest('[data-at]')?.getAttribute('data-at') : null;
  return at ? Number(at) : null;
}

function foundText(count: number): string {
  if (count === 0) return 'No emoji fits this.';
  return count === 1 ? '1 emoji' : `${count} emoji`;
}
