import type { Message } from '@protocol/rooms';
import { type LucideIcon, MoreHorizontal, Pencil, Reply } from 'lucide-react';
import type { MouseEvent } from 'react';
import { useActions, usePage } from '../../page';
import type { Point } from '../../ui/place';
import { hasReacted, quickEmoji } from '../reacting';
import { useReacting } from '../use-reacting';
import { offersFor } from './offers';

const button = 'grid size-8 place-items-center rounded-md text-soft hover:bg-side hover:text-ink';
const SHOWN_EMOJI = 3;

interface ToolbarProps {
  message: Message;
  onMenu: (at: Point) => void;
}

/** What one does most, for the mouse. The keyboard has the menu, so these are no stops of the Tab key. */
export function MessageToolbar({ message, onMenu }: ToolbarProps) {
  const { startReply, startEdit } = useActions();
  const room = usePage((page) => page.room?.room);
  const you = usePage((page) => page.you);
  const { toggle } = useReacting(room?.roomId ?? '', message);
  if (!room || !you) return null;
  const offered = offersFor({ message, you, room });
  const isOn = (emoji: string) =>
    message.reactions?.some((each) => each.emoji === emoji && hasReacted(each, you)) ?? false;
  return (
    <div
      data-testid="toolbar"
      className="-top-5 absolute right-2 z-[1] flex rounded-[10px] border border-line bg-surface p-0.5 shadow-[0_2px_8px_#0000001a]"
    >
      {offered.has('react') &&
        quickEmoji.slice(0, SHOWN_EMOJI).map((emoji) => (
          <button
            key={emoji}
            type="button"
            tabIndex={-1}
            aria-label={`React with ${emoji}`}
            aria-pressed={isOn(emoji)}
            className={`${button} text-base aria-pressed:bg-tint`}
            onClick={() => toggle(emoji, isOn(emoji))}
          >
            {emoji}
          </button>
        ))}
      {offered.has('reply') && <Tool icon={Reply} label="Reply" onClick={() => startReply(message)} />}
      {offered.has('edit') && <Tool icon={Pencil} label="Edit" onClick={() => startEdit(message.seq)} />}
      <Tool
        icon={MoreHorizontal}
        label="More"
        onClick={({ currentTarget }) => {
          const { left, bottom } = currentTarget.getBoundingClientRect();
          onMenu({ x: left, y: bottom + 4 });
        }}
      />
    </div>
  );
}

interface ToolProps {
  icon: LucideIcon;
  label: string;
  onClick: (event: MouseEvent<HTMLButtonElement>) => void;
}

function Tool({ icon: Icon, label, onClick }: ToolProps) {
  return (
    <button type="button" tabIndex={-1} aria-label={label} title={label} className={button} onClick={onClick}>
      <Icon aria-hidden="true" className="size-4" />
    </button>
  );
}
