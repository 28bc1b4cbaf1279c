import { findLinks } from '../links';
import { splitMentions } from '../mentions';
import { splitRooms } from '../room-mentions';
import { type Inline, type Known, text as textNode } from './node';
import { reallyAt } from './real-address';

/** A stretch of a text that is one thing, whatever signs are in it. */
export interface Atom {
  start: number;
  end: number;
  node: Inline;
}

/** The bare links of a text, and who and what it names, first one first. They may overlap. */
export function findAtoms(text: string, { people, rooms }: Known): Atom[] {
  const atoms: Atom[] = findLinks(text).map(({ start, end, href }) => {
    const label = text.slice(start, end);
    const really = reallyAt(label, href);
    return {
      start,
      end,
      node: { type: 'link', href, inside: [textNode(label)], isBare: true, ...(really ? { really } : {}) },
    };
  });
  if (text.includes('@')) {
    // The longest name first: sorting keeps that order where two begin together.
    for (const person of people.toSorted((one, other) => other.username.length - one.username.length)) {
      const pieces = splitMentions(text, person.username);
      atoms.push(...placed(pieces, ({ text, isMention }) => (isMention ? { type: 'person', text, person } : null)));
    }
  }
  if (text.includes('#')) {
    atoms.push(...placed(splitRooms(text, rooms), ({ text, room }) => (room ? { type: 'room', text, room } : null)));
  }
  return atoms.sort((one, other) => one.start - other.start);
}

/** The places of those pieces that are something. Joined, the pieces are the text. */
function placed<Piece extends { text: string }>(
  pieces: readonly Piece[],
  nodeOf: (piece: Piece) => Inline | null,
): Atom[] {
  let end = 0;
  return pieces.flatMap((piece) => {
    const start = end;
    end += piece.text.length;
    const node = nodeOf(piece);
    return node ? { start, end, node } : [];
  });
}
