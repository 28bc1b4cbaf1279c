import { readBlocks } from './blocks';
import { type Block, type Inline, nobody } from './node';

/** Where the links of a text lead. */
export function linksIn(text: string): string[] {
  return readBlocks(text, nobody).flatMap(inBlock);
}

function inBlock(block: Block): string[] {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return block.inside.flatMap(inInline);
    case 'quote':
      return block.blocks.flatMap(inBlock);
    case 'list':
      return block.items.flatMap(({ blocks }) => blocks.flatMap(inBlock));
    case 'code':
      return [];
  }
}

function inInline(node: Inline): string[] {
  if (node.type === 'link') return [node.href];
  return 'inside' in node ? node.inside.flatMap(inInline) : [];
}
