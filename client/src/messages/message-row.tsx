import type { Person } from '@protocol/people';
import { Avatar } from '../people/avatar';
import { PersonName } from '../people/person-name';
import type { Utterance } from './entry';
import { MessageFrame } from './menu/message-frame';
import { MessageBody } from './message-body';
import { MessageState } from './message-state';
import type { Times } from './times';

interface MessageRowProps {
  utterance: Utterance;
  author: Person;
  isOwn: boolean;
  beginsGroup: boolean;
  times: Times;
  now: number;
}

export function MessageRow({ utterance, author, isOwn, beginsGroup, times, now }: MessageRowProps) {
  const written = utterance.type === 'written' ? utterance.written : null;
  const said = utterance.type === 'said' ? utterance.said : null;
  const at = written?.writtenAt ?? said?.sentAt ?? now;
  const when = (label: string, className: string) => (
    <time dateTime={new Date(at).toISOString()} title={times.full(at)} className={className}>
      {label}
    </time>
  );
  return (
    <div data-testid="message" data-state={written?.state ?? 'sent'} className={beginsGroup ? 'pt-3.5' : ''}>
      <MessageFrame
        message={said}
        className="group grid grid-cols-[36px_minmax(0,1fr)] gap-x-3 py-0.5 hover:bg-surface rail:px-2"
      >
        {beginsGroup ? (
          <>
            <div className="row-span-2 pt-[3px]">
              <Avatar person={author} />
            </div>
            <div className="flex min-w-0 items-baseline gap-2">
              <PersonName person={author} />
              {when(times.short(at, now), 'flex-none text-[12.5px] text-soft')}
            </div>
          </>
        ) : (
          <div className="pt-1 text-right text-[10.5px] text-soft leading-5">
            <span className="sr-only">{author.username}, </span>
            {when(times.narrow(at), 'whitespace-nowrap opacity-0 group-hover:opacity-100')}
          </div>
        )}
        <div className="col-start-2 min-w-0">
          <MessageBody utterance={utterance} isOwn={isOwn} beginsGroup={beginsGroup} times={times} />
          {written && <MessageState entry={written} />}
        </div>
      </MessageFrame>
    </div>
  );
}
