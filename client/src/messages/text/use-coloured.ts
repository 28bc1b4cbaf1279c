import { useEffect, useState } from 'react';
import type { Piece } from './highlighter';

/** Longer code stays plain. */
const LONGEST = 20_000;

/** So much is remembered, for rows that scroll out of view and back. */
const KEPT_MAX = 50;

const kept = new Map<string, readonly Piece[]>();

/** Code in the colours of its language. Null until they are there, and where there are none. */
export function useColoured(language: string, text: string): readonly Piece[] | null {
  const key = `${language}\n${text}`;
  const [coloured, setColoured] = useState({ key, pieces: kept.get(key) ?? null });
  useEffect(() => {
    if (language === '' || text.length > LONGEST || kept.has(key)) return;
    let isWanted = true;
    colour(language, text).then((pieces) => {
      if (!pieces) return;
      keep(key, pieces);
      if (isWanted) setColoured({ key, pieces });
    }, leavePlain);
    return () => {
      isWanted = false;
    };
  }, [language, text, key]);
  return coloured.key === key ? coloured.pieces : (kept.get(key) ?? null);
}

async function colour(language: string, text: string): Promise<readonly Piece[] | null> {
  const { highlight } = await import('./highlighter');
  return highlight(language, text);
}

function keep(key: string, pieces: readonly Piece[]): void {
  if (kept.size >= KEPT_MAX) kept.delete(kept.keys().next().value ?? '');
  kept.set(key, pieces);
}

/** Without a connection the colours do not come. The code can be read all the same. */
function leavePlain(): void {}
