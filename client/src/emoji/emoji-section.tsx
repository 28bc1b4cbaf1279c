import { memo } from 'react';
import { COLUMNS } from './grid-keys';
import { type Tone, toned } from './tone';
import type { Section } from './use-picker';

/** About as high as a cell and a heading are, so that what is not drawn yet takes its place. */
const CELL_PX = 42;
const HEADING_PX = 28;

interface EmojiSectionProps {
  id: string;
  section: Section;
  tone: Tone;
  isDrawn: boolean;
}

/** Which one is active is set from outside: drawing two thousand anew for each arrow key would be felt. */
export const EmojiSection = memo(function EmojiSection({ id, section, tone, isDrawn }: EmojiSectionProps) {
  const { name, emoji, start } = section;
  const height = Math.ceil(emoji.length / COLUMNS) * CELL_PX + HEADING_PX;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a listbox
    <div
      role="group"
      aria-label={name}
      data-section={start}
      style={isDrawn ? { contentVisibility: 'auto', containIntrinsicSize: `auto ${height}px` } : { height }}
    >
      <div
        aria-hidden="true"
        className="sticky top-0 bg-surface px-1.5 pt-1.5 pb-1 font-semibold text-[12.5px] text-soft leading-[18px]"
      >
        {name}
      </div>
      <div role="presentation" className="grid grid-cols-8">
        {isDrawn &&
          emoji.map((one, index) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the search keeps the focus
            <div
              key={one.emoji}
              id={`${id}-${start + index}`}
              role="option"
              aria-selected="false"
              aria-label={one.name}
              data-at={start + index}
              className="grid aspect-square scroll-mt-8 scroll-mb-1 cursor-pointer select-none place-items-center rounded-lg text-[1.5rem] leading-none aria-selected:bg-tint aria-selected:outline-2 aria-selected:outline-accent aria-selected:-outline-offset-2"
            >
              {one.bearsTones ? toned(one.emoji, tone) : one.emoji}
            </div>
          ))}
      </div>
    </div>
  );
});
