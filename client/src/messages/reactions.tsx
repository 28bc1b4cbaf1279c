import type { Person } from '@protocol/people';
import type { Message } from '@protocol/rooms';
import { innerStop } from './inner-stop';
import { hasReacted, namesOf } from './reacting';
import { useReacting } from './use-reacting';

interface ReactionsProps {
  roomId: string;
  message: Message;
  you: Person;
}

/** The reactions below a message. Pressing one joins in, or takes one's own back. */
export function Reactions({ roomId, message, you }: ReactionsProps) {
  const { toggle } = useReacting(roomId, message);
  if (!message.reactions?.length) return null;
  return (
    <ul aria-label="Reactions" className="mt-1 flex flex-wrap gap-1.5 pb-0.5">
      {message.reactions.map((reaction) => {
        const { emoji, by } = reaction;
        const isOn = hasReacted(reaction, you);
        const names = namesOf(reaction, you);
        return (
          <li key={emoji}>
            <button
              type="button"
              {...innerStop}
              aria-pressed={isOn}
              aria-label={`${emoji} ${by.length}: ${names}`}
              title={names}
              className={`relative flex min-h-7 items-center gap-1.5 rounded-full border px-2.5 text-[13px] leading-none hover:border-soft before:absolute before:-inset-y-1.5 before:inset-x-0 pointer-coarse:min-h-8 ${
                isOn ? 'border-accent bg-tint font-semibold' : 'border-line bg-surface'
              }`}
              onClick={() => toggle(emoji, isOn)}
            >
              <span className="text-base">{emoji}</span> {by.length}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
