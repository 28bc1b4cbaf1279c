/** The first emoji of what someone typed, or null if there is none. A whole one, however many parts it is joined of. */
export function firstEmoji(text: string): string | null {
  const found = [...new Intl.Segmenter().segment(text)].find(({ segment }) => isEmoji(segment));
  return found?.segment ?? null;
}

function isEmoji(segment: string): boolean {
  return /\p{Emoji_Presentation}|\p{Emoji}\uFE0F|\p{Regional_Indicator}{2}/u.test(segment) && !/^[\d#*]$/.test(segment);
}
