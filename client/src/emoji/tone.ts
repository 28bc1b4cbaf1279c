/** The tones of skin by the modifiers that Unicode has for them. The first one is none: yellow. */
export const tones = [
  { modifier: '', label: 'Yellow' },
  { modifier: '🏻', label: 'Light' },
  { modifier: '🏼', label: 'Medium-light' },
  { modifier: '🏽', label: 'Medium' },
  { modifier: '🏾', label: 'Medium-dark' },
  { modifier: '🏿', label: 'Dark' },
] as const;

/** By its place in `tones`. */
export type Tone = 0 | 1 | 2 | 3 | 4 | 5;

const bearer = /(\p{Emoji_Modifier_Base})\uFE0F?/gu;
const SHAKE = '🤝';

/** An emoji that bears tones, in one: each person in it has the same. */
export function toned(emoji: string, tone: Tone): string {
  const { modifier } = tones[tone];
  if (modifier === '') return emoji;
  // Hands that are shaken bear a tone, but not between two people: those have their own.
  return emoji.replace(bearer, (whole, base) => (base === SHAKE && emoji !== SHAKE ? whole : base + modifier));
}
