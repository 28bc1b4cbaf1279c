/** More of them are a line like any other. */
const MOST = 3;

/** Whether a text is nothing but a few emoji. */
export function isBigEmoji(text: string): boolean {
  if (text.length > 80) return false;
  const signs = [...new Intl.Segmenter().segment(text)]
    .map(({ segment }) => segment)
    .filter((sign) => sign.trim() !== '');
  return signs.length > 0 && signs.length <= MOST && signs.every((sign) => emoji.test(sign));
}

const emoji = /^(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F|\p{RI}{2})/u;
