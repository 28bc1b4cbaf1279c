import { LinkifyIt } from 'linkify-it';

const allowed = new Set(['http:', 'https:', 'mailto:']);

// Only what says that it is a link: `main.rs` and `file.py` end like countries and are none.
const linkify = new LinkifyIt({ fuzzyLink: false, fuzzyEmail: true }).add('ftp:', null).add('//', null);

interface FoundLink {
  start: number;
  end: number;
  href: string;
}

/** What of a text is a link as it stands there. */
export function findLinks(text: string): FoundLink[] {
  return (linkify.match(text) ?? []).flatMap(({ index, lastIndex, url }) => {
    // Signs at its end are more often the end of something bold.
    const signs = /[*_~]{0,3}$/.exec(url)?.[0].length ?? 0;
    const href = signs > 0 ? url.slice(0, -signs) : url;
    return isAllowed(href) ? { start: index, end: lastIndex - signs, href } : [];
  });
}

/** Whether a link may lead there. */
export function isAllowed(url: string): boolean {
  // What a browser leaves out of an address is there to deceive somebody.
  return !/[\s\p{C}]/u.test(url) && URL.canParse(url) && allowed.has(new URL(url).protocol);
}
