import { part } from '../ui/part';
import { EmojiTool } from './emoji-tool';
import type { Composing } from './use-composing';

const Preview = part(() => import('./preview'));

/** What can be put into a message beside letters, between the field and the button that sends. */
export function Tools({ composing }: { composing: Composing }) {
  return (
    <>
      <Preview text={composing.text} />
      <EmojiTool field={composing.field} />
    </>
  );
}
