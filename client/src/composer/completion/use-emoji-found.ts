import { useEffect, useState } from 'react';
import { codeFor, findEmoji } from '../../emoji/find';
import { emojiMemory } from '../../emoji/memory';
import { toned } from '../../emoji/tone';
import { OFFERS_MAX, type Offer, offerOfEmoji } from './offer';

type All = typeof import('../../emoji/all-emoji');

/** What a code could become. The emoji come with the first one that is asked for; without them, nothing is offered. */
export function useEmojiFound(query: string | null): Offer[] {
  const [all, setAll] = useState<All | null>(null);
  const isAsked = query !== null;
  useEffect(() => {
    if (isAsked && !all) import('../../emoji/all-emoji').then(setAll, () => {});
  }, [isAsked, all]);
  if (query === null || !all) return [];
  const tone = emojiMemory.tone();
  return findEmoji(query, all.allEmoji)
    .slice(0, OFFERS_MAX)
    .map((one) => offerOfEmoji(one, one.bearsTones ? toned(one.emoji, tone) : one.emoji, codeFor(one, query)));
}
