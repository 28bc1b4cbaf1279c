import { LinkifyIt } from 'linkify-it';

export type Piece = { text: string; href?: string };

const allowed = new Set(['http:', 'https:', 'mailto:']);

// Only what says that it is a link: `main.rs` and `file.py` end like countries and are none.
const linkify = new LinkifyIt({ fuzzyLink: false, fuzzyEmail: true }).add('ftp:', null).add('//', null);

/** Splits a text into what is a link and what is not. Joined again, the pieces are the text. */
export function splitLinks(text: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const { index, lastIndex, url } of linkify.match(text) ?? []) {
    if (!isAllowed(url)) continue;
    if (index > end) pieces.push({ text: text.slice(end, index) });
    pieces.push({ text: text.slice(index, lastIndex), href: url });
    end = lastIndex;
  }
  if (end < text.length) pieces.push({ text: text.slice(end) });
  return pieces;
}

function isAllowed(url: string): boolean {
  return URL.canParse(url) && allowed.has(new URL(url).protocol);
}
