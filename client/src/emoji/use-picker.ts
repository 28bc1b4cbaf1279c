import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { allEmoji, emojiOf, groups } from './all-emoji';
import { findEmoji } from './find';
import { emojiMemory } from './memory';
import type { Emoji } from './table';
import type { Tone } from './tone';

export interface Section {
  name: string;
  emoji: readonly Emoji[];
  /** How many stand before it, in all sections. */
  start: number;
}

const SOONEST = 2;

/** What the picker shows: what was chosen last and every group, or what fits the search. */
export function usePicker() {
  const [query, setQuery] = useState('');
  const [tone, setTone] = useState(emojiMemory.tone);
  const [recent] = useState(() => emojiMemory.recent().flatMap((text) => emojiOf(text) ?? []));
  const [drawn, setDrawn] = useState(SOONEST);
  const sought = useDeferredValue(query.trim());
  const sections = useMemo(() => {
    if (sought !== '') return placed([{ name: 'Found', emoji: findEmoji(sought, allEmoji) }]);
    return placed([...(recent.length > 0 ? [{ name: 'Recent', emoji: recent }] : []), ...groups]);
  }, [sought, recent]);
  useEffect(() => {
    // A phone takes long to draw two thousand at once, and shows the first fifty.
    if (drawn >= sections.length) return;
    const timer = setTimeout(() => setDrawn(drawn + 1));
    return () => clearTimeout(timer);
  }, [drawn, sections]);
  return {
    query,
    setQuery,
    sections,
    drawn,
    tone,
    chooseTone(next: Tone) {
      emojiMemory.keepTone(next);
      setTone(next);
    },
  };
}

function placed(sections: { name: string; emoji: readonly Emoji[] }[]): Section[] {
  let start = 0;
  return sections
    .filter(({ emoji }) => emoji.length > 0)
    .map((section) => {
      start += section.emoji.length;
      return { ...section, start: start - section.emoji.length };
    });
}
