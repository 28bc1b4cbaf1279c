import type { Profile } from '@protocol/people';
import type { Message } from '@protocol/rooms';
import {
  Ban,
  Bookmark,
  BookmarkMinus,
  Copy,
  Flag,
  History,
  Link,
  MicOff,
  Pencil,
  Pin,
  PinOff,
  Reply,
  SmilePlus,
  Trash2,
} from 'lucide-react';
import { useMarking } from '../../marks/use-marking';
import { useActions } from '../../page';
import { Menu, MenuItem } from '../../ui/menu';
import type { Point } from '../../ui/place';
import { hasReacted, quickEmoji } from '../reacting';
import { useReacting } from '../use-reacting';
import type { Offer } from './offers';

/** What is on screen: the menu, or the dialog that one of its items opens. */
export type Step = 'menu' | 'emoji' | 'delete' | 'report' | 'edits' | 'mute' | 'ban';

interface MenuItemsProps {
  roomId: string;
  message: Message;
  at: Point | null;
  you: Profile;
  offered: ReadonlySet<Offer>;
  onStep: (step: Step) => void;
  onClose: () => void;
}

export function MenuItems({ roomId, message, at, you, offered, onStep, onClose }: MenuItemsProps) {
  const { startReply, startEdit, copyText, copyLink } = useActions();
  const { author, seq } = message;
  const marking = useMarking(roomId, message);
  const after = (act: () => void) => () => {
    onClose();
    // The dialog of the menu gives the focus back as it closes; what is begun here may take it then.
    setTimeout(act);
  };
  return (
    <Menu label={`Message of ${author.username}`} at={at} onClose={onClose}>
      {offered.has('react') && (
        <QuickEmoji roomId={roomId} message={message} you={you} onStep={onStep} onClose={onClose} />
      )}
      {offered.has('reply') && (
        <MenuItem icon={Reply} onChoose={after(() => startReply(message))}>
          Reply
        </MenuItem>
      )}
      {offered.has('edit') && (
        <MenuItem icon={Pencil} onChoose={after(() => startEdit(seq))}>
          Edit
        </MenuItem>
      )}
      {offered.has('copyText') && (
        <MenuItem icon={Copy} onChoose={after(() => copyText(message.message))}>
          Copy text
        </MenuItem>
      )}
      {offered.has('copyLink') && (
        <MenuItem icon={Link} onChoose={after(() => copyLink(roomId, seq))}>
          Copy link
        </MenuItem>
      )}
      {offered.has('bookmark') && (
        <MenuItem
          icon={marking.isBookmarked ? BookmarkMinus : Bookmark}
          onChoose={() => {
            onClose();
            marking.bookmark();
          }}
        >
          {marking.isBookmarked ? 'Remove bookmark' : 'Bookmark'}
        </MenuItem>
      )}
      {offered.has('pin') && (
        <MenuItem
          icon={message.pinned ? PinOff : Pin}
          onChoose={() => {
            onClose();
            marking.pin();
          }}
        >
          {message.pinned ? 'Unpin' : 'Pin'}
        </MenuItem>
      )}
      {offered.has('edits') && (
        <MenuItem icon={History} onChoose={() => onStep('edits')}>
          Earlier texts
        </MenuItem>
      )}
      {offered.has('report') && (
        <MenuItem icon={Flag} onChoose={() => onStep('report')}>
          Report
        </MenuItem>
      )}
      {offered.has('mute') && (
        <MenuItem icon={MicOff} onChoose={() => onStep('mute')}>{`Mute ${author.username}`}</MenuItem>
      )}
      {offered.has('ban') && (
        <MenuItem icon={Ban} grave onChoose={() => onStep('ban')}>{`Ban ${author.username}`}</MenuItem>
      )}
      {offered.has('delete') && (
        <MenuItem icon={Trash2} grave onChoose={() => onStep('delete')}>
          Delete
        </MenuItem>
      )}
    </Menu>
  );
}

const cell =
  'grid size-10 flex-none place-items-center rounded-lg text-xl hover:bg-side focus:bg-side pointer-coarse:size-12';

type QuickEmojiProps = Pick<MenuItemsProps, 'roomId' | 'message' | 'you' | 'onStep' | 'onClose'>;

function QuickEmoji({ roomId, message, you, onStep, onClose }: QuickEmojiProps) {
  const { toggle } = useReacting(roomId, message);
  const yours = new Set(message.reactions?.filter((each) => hasReacted(each, you)).map(({ emoji }) => emoji));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a menu
    <div role="group" aria-label="React" className="mb-1 flex justify-between border-line border-b pb-1">
      {quickEmoji.map((emoji) => (
        <button
          key={emoji}
          type="button"
          role="menuitemcheckbox"
          aria-checked={yours.has(emoji)}
          aria-label={`React with ${emoji}`}
          tabIndex={-1}
          className={`${cell} ${yours.has(emoji) ? 'bg-tint' : ''}`}
          onClick={() => {
            onClose();
            toggle(emoji, yours.has(emoji));
          }}
        >
          {emoji}
        </button>
      ))}
      <button
        type="button"
        role="menuitem"
        aria-label="React with another emoji"
        title="Another emoji"
        tabIndex={-1}
        className={`${cell} text-soft`}
        onClick={() => onStep('emoji')}
      >
        <SmilePlus aria-hidden="true" className="size-5" />
      </button>
    </div>
  );
}
