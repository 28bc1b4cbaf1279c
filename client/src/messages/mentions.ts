/** A text in pieces, of which some are the mention of a name. Joined again, the pieces are the text. */
export function splitMentions(text: string, name: string): { text: string; isMention: boolean }[] {
  const wanted = `@${name.toLowerCase()}`;
  const lower = text.toLowerCase();
  // Some letters change their length with their case. Then places in one are none in the other.
  if (name === '' || lower.length !== text.length) return [{ text, isMention: false }];
  const pieces: { text: string; isMention: boolean }[] = [];
  let end = 0;
  for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, at + 1)) {
    if (!standsAlone(text, at, wanted.length) || at < end) continue;
    if (at > end) pieces.push({ text: text.slice(end, at), isMention: false });
    end = at + wanted.length;
    pieces.push({ text: text.slice(at, end), isMention: true });
  }
  if (end < text.length) pieces.push({ text: text.slice(end), isMention: false });
  return pieces;
}

/** As the server finds mentions: not inside a word, and with the whole name. */
function standsAlone(text: string, at: number, length: number): boolean {
  const after = at + length;
  return (
    !/[\p{L}\p{N}_]$/u.test(text.slice(Math.max(0, at - 2), at)) &&
    !/^[\p{L}\p{N}_]/u.test(text.slice(after, after + 2))
  );
}
