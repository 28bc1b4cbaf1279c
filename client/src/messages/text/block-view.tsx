import { createElement, Fragment, type ReactNode } from 'react';
import { CodeBlock } from './code-block';
import { Inlines } from './inline-view';
import type { Block, Item } from './node';

/** A line alone stands in the message itself: nothing moves when it comes to be read. */
export function Blocks({ blocks }: { blocks: readonly Block[] }): ReactNode {
  const [first, second] = blocks;
  if (first?.type === 'paragraph' && !second) return <Inlines nodes={first.inside} />;
  return <div className="grid min-w-0 gap-1.5 [&>*]:min-w-0">{spread(blocks.map(viewOf))}</div>;
}

/** Blocks are told apart by where they stand. */
function spread(views: readonly ReactNode[]): ReactNode {
  return createElement(Fragment, null, ...views);
}

const lines = '[unicode-bidi:plaintext]';

function viewOf(block: Block): ReactNode {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return (
        <p dir="auto" className={`${lines} ${block.type === 'heading' ? 'font-semibold' : ''}`}>
          <Inlines nodes={block.inside} />
        </p>
      );
    case 'code':
      return <CodeBlock language={block.language} text={block.text} />;
    case 'quote':
      return (
        <blockquote dir="auto" className={`${lines} border-line border-s-[3px] ps-2.5 text-soft`}>
          <Blocks blocks={block.blocks} />
        </blockquote>
      );
    case 'list': {
      const items = spread(block.items.map(itemView));
      const look = `${lines} grid gap-0.5 ps-6`;
      if (!block.isOrdered) {
        return (
          <ul dir="auto" className={`${look} list-disc`}>
            {items}
          </ul>
        );
      }
      return (
        <ol dir="auto" className={`${look} list-decimal`}>
          {items}
        </ol>
      );
    }
  }
}

function itemView({ number, blocks }: Item): ReactNode {
  return (
    <li value={number || undefined} className="marker:text-soft [&>*]:min-w-0">
      <Blocks blocks={blocks} />
    </li>
  );
}
