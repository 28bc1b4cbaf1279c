import { actionOf } from './action';
import { isBigEmoji } from './big-emoji';
import { Blocks } from './block-view';
import { readBlocks } from './blocks';
import { Inlines } from './inline-view';
import { readInlines } from './inlines';
import type { Known } from './node';

interface TextViewProps {
  text: string;
  author: string;
  known: Known;
}

export function TextView({ text, author, known }: TextViewProps) {
  if (isBigEmoji(text)) return <span className="block py-0.5 text-[2.5rem] leading-tight">{text}</span>;
  const action = actionOf(text);
  if (action !== null) {
    return (
      <i>
        <bdi>{author}</bdi> <Inlines nodes={readInlines(action, known)} />
      </i>
    );
  }
  return <Blocks blocks={readBlocks(text, known)} />;
}
