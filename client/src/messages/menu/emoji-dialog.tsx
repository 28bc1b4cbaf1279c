import { useState } from 'react';
import { useRequest } from '../../page';
import { AskDialog } from '../../ui/ask-dialog';
import { Field } from '../../ui/field';
import { useAsking } from '../../ui/use-asking';
import type { AboutMessage } from './delete-dialog';
import { firstEmoji } from './first-emoji';

/** Any emoji that the person's own keyboard can write. */
export function EmojiDialog({ roomId, message, onClose }: AboutMessage) {
  const request = useRequest();
  const { isBusy, problem, setProblem, ask } = useAsking();
  const [text, setText] = useState('');
  const react = async () => {
    const emoji = firstEmoji(text);
    if (emoji === null) return setProblem('Write or paste one emoji.');
    if (await ask(request('React', { roomId, seq: message.seq, emoji }))) onClose();
  };
  return (
    <AskDialog
      title="React with another emoji"
      act="React"
      asking={{ isBusy, problem: null }}
      onAct={react}
      onClose={onClose}
    >
      <Field
        label="Emoji"
        hint="Your keyboard or system has a list of them."
        problem={problem}
        autoComplete="off"
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
    </AskDialog>
  );
}
