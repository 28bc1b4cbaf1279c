import { actionOf } from './action';
import { readBlocks } from './blocks';
import { readInlines } from './inlines';
import { type Block, type Known, nobody, wordsOf } from './node';

/** What a text says without its marks, for where it stands on a line of its own. */
export function plainText(text: string, author: string, known: Known = nobody): string {
  const action = actionOf(text);
  if (action !== null) return `${author} ${wordsOf(readInlines(action, known))}`;
  return readBlocks(text, known).map(blockText).join('\n');
}

function blockText(block: Block): string {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return wordsOf(block.inside);
    case 'code':
      return block.text;
    case 'quote':
      return block.blocks.map(blockText).join('\n');
    case 'list':
      return block.items
        .map(({ number, blocks }) => `${block.isOrdered ? `${number}.` : '•'} ${blocks.map(blockText).join('\n')}`)
        .join('\n');
  }
}
