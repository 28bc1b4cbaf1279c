import EmojiPicker from '../../emoji/emoji-picker';
import { usePage } from '../../page';
import type { Point } from '../../ui/place';
import { hasReacted } from '../reacting';
import { useReacting } from '../use-reacting';
import type { AboutMessage } from './delete-dialog';

/** Any emoji. One that is yours already is taken back, as everywhere. */
export default function ReactionPicker({ roomId, message, at, onClose }: AboutMessage & { at: Point | null }) {
  const { toggle } = useReacting(roomId, message);
  const you = usePage((page) => page.you);
  const isOn = (emoji: string) =>
    you !== null && (message.reactions?.some((each) => each.emoji === emoji && hasReacted(each, you)) ?? false);
  return (
    <EmojiPicker
      title="React with another emoji"
      at={at}
      onChoose={(emoji) => void toggle(emoji, isOn(emoji))}
      onClose={onClose}
    />
  );
}
