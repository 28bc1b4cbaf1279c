/** What was chosen of one message. */
export interface Copied {
  author: string;
  /** Its source if all of it was chosen, else the part that was. */
  text: string;
  isWhole: boolean;
}

/** What to put on the clipboard. Null where the browser knows best: nothing of a message, or a part of one. */
export function copiedText(parts: readonly Copied[]): string | null {
  const [first, second] = parts;
  if (!first) return null;
  if (!second) return first.isWhole ? first.text : null;
  return parts.map(({ author, text }) => `${author}: ${text}`).join('\n');
}
