import { isAllowed } from '../links';
import { type Inline, type Link, wordsOf } from './node';
import { reallyAt } from './real-address';

/** Parentheses in an address, one within the other. */
const NESTED_MAX = 3;

/** What stands in the parentheses after a label. Null where that is no address that a link may lead to. */
export function readTarget(text: string, from: number): { href: string; end: number } | null {
  if (text.charAt(from) !== '(') return null;
  let depth = 0;
  let at = from + 1;
  for (; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (sign === '(') depth += 1;
    if (depth > NESTED_MAX || /\s/.test(sign)) return null;
    if (sign === ')' && depth === 0) break;
    if (sign === ')') depth -= 1;
  }
  const href = text.slice(from + 1, at);
  return at < text.length && isAllowed(href) ? { href, end: at + 1 } : null;
}

/** A link with words of its own. Null where one would read nothing. */
export function labelled(inside: readonly Inline[], href: string): Link | null {
  const words = wordsOf(inside);
  // Without what nobody sees.
  if (/^[\s\p{C}\p{Default_Ignorable_Code_Point}\u2800]*$/u.test(words)) return null;
  const really = reallyAt(words, href);
  return { type: 'link', href, inside: inside.map(unlinked), isBare: words === href, ...(really ? { really } : {}) };
}

/** No link within a link. */
function unlinked(node: Inline): Inline {
  if (node.type === 'link' || node.type === 'person' || node.type === 'room')
    return { type: 'text', text: wordsOf([node]) };
  return 'inside' in node ? { ...node, inside: node.inside.map(unlinked) } : node;
}
