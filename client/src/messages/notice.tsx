import type { Person } from '@protocol/people';
import type { Message } from '@protocol/rooms';
import type { ReactNode } from 'react';
import { PersonMark } from '../people/person-name';

/** Someone came or went. */
export function Notice({ notice: { author, kind } }: { notice: Message }) {
  return (
    <Line>
      <bdi>{author.username}</bdi> <PersonMark person={author} />{' '}
      {kind === 'left' ? 'has left the chat' : 'has entered the chat'}
    </Line>
  );
}

export function ClearedNotice({ by }: { by: Person | null }) {
  if (!by) return <Line>The chat was cleared</Line>;
  return (
    <Line>
      <bdi>{by.username}</bdi> <PersonMark person={by} /> cleared the chat
    </Line>
  );
}

/** A quiet line in the middle. */
function Line({ children }: { children: ReactNode }) {
  return <p className="px-2 py-1 text-center text-[13px] text-soft [overflow-wrap:anywhere]">{children}</p>;
}

export function DayLine({ children }: { children: string }) {
  return (
    <p className="flex items-center gap-3 pt-4 pb-2 text-[12.5px] text-soft before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
      {children}
    </p>
  );
}

/** Above what was said since you were last here. */
export function NewLine() {
  return (
    <p className="flex items-center gap-3 pt-3 pb-1 font-medium text-[12.5px] text-accent before:h-px before:flex-1 before:bg-accent/35 after:h-px after:flex-1 after:bg-accent/35">
      New messages
    </p>
  );
}
