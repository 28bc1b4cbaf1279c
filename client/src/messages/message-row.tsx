import { type Person, type Profile, personKey } from '@protocol/people';
import { MessageFiles } from '../media/message-files';
import { useActions, usePage } from '../page';
import { Avatar } from '../people/avatar';
import { PersonName } from '../people/person-name';
import { bookmarkKey } from '../state/told';
import { part } from '../ui/part';
import type { Utterance } from './entry';
import { MessageState } from './message-state';
import { MessageText } from './message-text';
import { Quote } from './quote';
import { Reactions } from './reactions';
import type { Times } from './times';

const Marks = part(() => import('../marks/message-marks'));
const EditBox = part(() => import('./edit-box'));
const OutgoingFiles = part(() => import('../files/outgoing-files'));

interface MessageRowProps {
  roomId: string;
  utterance: Utterance;
  author: Person;
  you: Profile | null;
  isOwn: boolean;
  isEditing: boolean;
  isSought: boolean;
  beginsGroup: boolean;
  times: Times;
  now: number;
}

export function MessageRow(props: MessageRowProps) {
  const { roomId, utterance, author, you, isEditing, isSought, beginsGroup, times, now } = props;
  const { cancelEdit } = useActions();
  const written = utterance.type === 'written' ? utterance.written : null;
  const said = utterance.type === 'said' ? utterance.said : null;
  const at = said?.sentAt ?? written?.writtenAt ?? 0;
  const replyTo = said?.replyTo ?? written?.replyTo;
  const isKept = usePage((page) => said && page.bookmarks[bookmarkKey(roomId, said.seq)]);
  const isForYou = you !== null && said?.mentions?.includes(personKey(you));
  const when = (label: string, className: string) => (
    <time dateTime={new Date(at).toISOString()} title={times.full(at)} className={className}>
      {label}
    </time>
  );
  return (
    <div data-testid="message" data-state={written?.state ?? 'sent'} className={beginsGroup ? 'pt-3.5' : ''}>
      <article
        data-row={said?.seq}
        tabIndex={-1}
        className={`group relative grid grid-cols-[36px_minmax(0,1fr)] gap-x-3 rounded-card py-0.5 outline-offset-0 hover:bg-surface data-chosen:bg-side pointer-coarse:select-none rail:px-2 ${
          isForYou ? 'bg-tint/60 shadow-[inset_3px_0_0_var(--accent)]' : ''
        } ${isSought ? 'is-sought' : ''}`}
      >
        {beginsGroup ? (
          <>
            <div className="row-span-2 pt-[3px]">
              <Avatar person={author} />
            </div>
            <div className="flex min-w-0 items-baseline gap-2">
              <AuthorName author={author} />
              {when(times.short(at, now), 'flex-none text-[12.5px] text-soft')}
            </div>
          </>
        ) : (
          <div className="pt-1 text-right text-[10.5px] text-soft leading-5">
            <span className="sr-only">
              <bdi>{author.username}</bdi>,{' '}
            </span>
            {when(times.narrow(at), 'whitespace-nowrap opacity-0 group-hover:opacity-100')}
          </div>
        )}
        <div className="col-start-2 min-w-0">
          {replyTo !== undefined && !said?.deleted && <Quote roomId={roomId} seq={replyTo} />}
          {isEditing && said ? (
            <EditBox roomId={roomId} message={said} onClose={cancelEdit} onMissing={cancelEdit} />
          ) : (
            <Text {...props} />
          )}
          {said?.attachments && !said.deleted && <MessageFiles files={said.attachments} seq={said.seq} />}
          {said && !said.deleted && (said.pinned || isKept) && <Marks isPinned={said.pinned} isKept={isKept} />}
          {said && you && !said.deleted && <Reactions roomId={roomId} message={said} you={you} />}
          {written?.attachments && <OutgoingFiles entry={written} />}
          {written && <MessageState entry={written} />}
        </div>
      </article>
    </div>
  );
}

function Text({ utterance, author, isOwn, beginsGroup }: MessageRowProps) {
  const written = utterance.type === 'written' ? utterance.written : null;
  const said = utterance.type === 'said' ? utterance.said : null;
  if (said?.deleted) return <p className="py-0.5 text-soft italic">Message deleted</p>;
  const text = said?.message ?? written?.message ?? '';
  if (text === '') return null;
  return (
    <div className="flex min-w-0 flex-wrap items-end gap-x-2">
      <div
        dir="auto"
        data-text
        className={`w-fit max-w-full whitespace-pre-wrap [overflow-wrap:anywhere] [unicode-bidi:plaintext] ${
          written?.state === 'writing' || written?.state === 'pending' ? 'opacity-75' : ''
        } ${isOwn ? `rounded-card bg-tint px-3 py-2 ${beginsGroup ? 'mt-0.5 rounded-tl' : ''}` : ''}`}
      >
        <MessageText text={text} author={author.username} mentions={said?.mentions} />
      </div>
      {said?.editedAt !== undefined && <span className="flex-none text-[11.5px] text-soft">(edited)</span>}
    </div>
  );
}

/** The name leads to who it is. By keyboard that is reached from the list of people. */
function AuthorName({ author }: { author: Person }) {
  const { openPanel } = useActions();
  const known = usePage((page) => page.profiles.get(personKey(author)));
  return (
    <button
      type="button"
      tabIndex={-1}
      className="flex min-w-0 items-baseline gap-2 hover:underline"
      onClick={() => openPanel('person', known ?? author)}
    >
      <PersonName person={author} />
    </button>
  );
}
