import { EmojiTool } from './emoji-tool';
import type { Composing } from './use-composing';

/** What can be put into a message beside letters, between the field and the button that sends. */
export function Tools({ composing }: { composing: Composing }) {
  return <EmojiTool field={composing.field} />;
}
