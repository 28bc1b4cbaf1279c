import type { Block, Inline } from './node';

/** What a text became, on one line, for tests to compare. */
export function outline(blocks: readonly Block[]): string {
  return blocks.map(blockOutline).join(' ');
}

function blockOutline(block: Block): string {
  switch (block.type) {
    case 'paragraph':
      return `p(${inlines(block.inside)})`;
    case 'heading':
      return `h(${inlines(block.inside)})`;
    case 'code':
      return `code:${block.language}(${block.text})`;
    case 'quote':
      return `quote(${outline(block.blocks)})`;
    case 'list':
      return block.items.map((item) => `${block.isOrdered ? item.number : '•'}(${outline(item.blocks)})`).join(' ');
  }
}

function inlines(nodes: readonly Inline[]): string {
  return nodes.map(inlineOutline).join('');
}

const short = { strong: 'b', emphasis: 'i', strike: 's', code: 'c', person: '@', room: '#' };

function inlineOutline(node: Inline): string {
  if (node.type === 'text') return node.text;
  if (node.type === 'link') {
    const really = node.really === undefined ? '' : ` !${node.really}`;
    return node.isBare ? `a(${inlines(node.inside)}${really})` : `a(${inlines(node.inside)} → ${node.href}${really})`;
  }
  return `${short[node.type]}(${'inside' in node ? inlines(node.inside) : node.text})`;
}
