import { createLowlight } from 'lowlight';
import { languageOf } from './languages';

/** A stretch of code, and the class that gives it its colour. */
export interface Piece {
  text: string;
  look?: string;
}

type Node = ReturnType<ReturnType<typeof createLowlight>['highlight']>['children'][number];

const lowlight = createLowlight();

const word = 'text-code-word';
const text = 'text-code-string';
const number = 'text-code-number';
const comment = 'text-code-comment';
const name = 'text-code-name';

/** By the names that the grammars give. What is not here looks like the rest. */
const looks: Readonly<Record<string, string>> = {
  'hljs-keyword': word,
  'hljs-built_in': word,
  'hljs-name': word,
  'hljs-selector-tag': word,
  'hljs-meta': comment,
  'hljs-comment': comment,
  'hljs-quote': comment,
  'hljs-string': text,
  'hljs-regexp': text,
  'hljs-link': text,
  'hljs-addition': text,
  'hljs-number': number,
  'hljs-literal': number,
  'hljs-symbol': number,
  'hljs-bullet': number,
  'hljs-variable': number,
  'hljs-deletion': 'text-bad',
  'hljs-title': name,
  'hljs-section': name,
  'hljs-type': name,
  'hljs-attr': name,
  'hljs-attribute': name,
  'hljs-property': name,
  'hljs-selector-class': name,
  'hljs-selector-id': name,
  'hljs-strong': 'font-semibold',
  'hljs-emphasis': 'italic',
};

/** The code in pieces. Null where nobody knows its language. Joined again, the pieces are the code. */
export async function highlight(language: string, code: string): Promise<readonly Piece[] | null> {
  const known = languageOf(language);
  if (!known) return null;
  if (!lowlight.registered(known.name)) lowlight.register(known.name, (await known.load()).default);
  return piecesOf(lowlight.highlight(known.name, code).children, undefined);
}

function piecesOf(nodes: readonly Node[], look: string | undefined): Piece[] {
  return nodes.flatMap((node) => {
    if (node.type === 'text') return look ? { text: node.value, look } : { text: node.value };
    if (node.type !== 'element') return [];
    const classes = Array.isArray(node.properties.className) ? node.properties.className : [];
    const own = classes.map((each) => looks[String(each)]).find((found) => found !== undefined);
    return piecesOf(node.children as Node[], own ?? look);
  });
}
