import type { RefObject } from 'react';
import EmojiPicker from '../emoji/emoji-picker';
import type { Point } from '../ui/place';
import { insertText } from './insert-text';

interface EmojiForFieldProps {
  field: RefObject<HTMLTextAreaElement | null>;
  at: Point;
  onClose: () => void;
}

/** Puts an emoji where the caret was. */
export default function EmojiForField({ field, at, onClose }: EmojiForFieldProps) {
  // The picker gives the focus back as it closes, to the button; the field takes it from there.
  const toField = (act: (element: HTMLTextAreaElement) => void) =>
    setTimeout(() => {
      if (field.current) act(field.current);
    });
  return (
    <EmojiPicker
      title="Emoji"
      at={at}
      onChoose={(emoji) => toField((element) => insertText(element, emoji))}
      onClose={() => {
        onClose();
        toField((element) => element.focus());
      }}
    />
  );
}
