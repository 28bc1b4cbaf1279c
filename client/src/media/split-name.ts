/** So much of the end of a long name stays in view: its ending, and what tells it from its like. */
const END = 12;
const LONG = 28;

const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** A name in two, of which the first may be shortened. Where a name is short, the second is empty. */
export function splitName(name: string): [start: string, end: string] {
  const all = [...characters.segment(name)].map(({ segment }) => segment);
  if (all.length <= LONG) return [name, ''];
  return [all.slice(0, -END).join(''), all.slice(-END).join('')];
}
