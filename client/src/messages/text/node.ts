import type { Person } from '@protocol/people';
import type { ListedRoom } from '@protocol/rooms';

/** What a line of a message is made of. */
export type Inline =
  | { type: 'text' | 'code'; text: string }
  | { type: 'strong' | 'emphasis' | 'strike'; inside: Inline[] }
  | Link
  | { type: 'person'; text: string; person: Person }
  | { type: 'room'; text: string; room: ListedRoom };

export interface Link {
  type: 'link';
  href: string;
  inside: Inline[];
  /** Whether the address itself is what one reads. */
  isBare: boolean;
  /** Where it really leads, where what one reads looks like another address. */
  really?: string;
}

/** What a message is made of, from top to bottom. */
export type Block =
  | { type: 'paragraph' | 'heading'; inside: Inline[] }
  | { type: 'code'; language: string; text: string }
  | { type: 'quote'; blocks: Block[] }
  | { type: 'list'; isOrdered: boolean; items: Item[] };

export interface Item {
  /** As it was written; 0 where there is none. */
  number: number;
  blocks: Block[];
}

/** Reads lines as blocks. What is within others is read the same way. */
export type ReadLines = (lines: readonly string[]) => Block[];

/** What begins at a line, and the line after it. */
export interface Found {
  block: Block;
  next: number;
}

/** Who and what can be named in a text. */
export interface Known {
  people: readonly Person[];
  rooms: readonly ListedRoom[];
}

export const nobody: Known = { people: [], rooms: [] };

/** A text with nothing in it but the text. */
export function text(of: string): Inline {
  return { type: 'text', text: of };
}

/** The text of nodes without what they are. */
export function wordsOf(inside: readonly Inline[]): string {
  return inside.map((node) => ('inside' in node ? wordsOf(node.inside) : node.text)).join('');
}

/** Neighbouring texts as one. */
export function joined(nodes: readonly Inline[]): Inline[] {
  const out: Inline[] = [];
  for (const node of nodes) {
    const last = out.at(-1);
    if (node.type === 'text' && last?.type === 'text') out[out.length - 1] = text(last.text + node.text);
    else out.push('inside' in node ? { ...node, inside: joined(node.inside) } : node);
  }
  return out;
}
