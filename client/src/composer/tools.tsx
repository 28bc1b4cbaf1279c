import { EmojiTool } from './emoji-tool';
import { Preview } from './preview';
import type { Composing } from './use-composing';
import { VoiceButton } from './voice/voice-button';

/** What can be put into a message beside letters, between the field and the button that sends. */
export default function Tools({ composing }: { composing: Composing }) {
  return (
    <>
      <Preview text={composing.text} />
      <EmojiTool field={composing.field} />
      <VoiceButton />
    </>
  );
}
