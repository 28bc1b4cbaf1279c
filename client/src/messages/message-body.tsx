import type { Message } from '@protocol/rooms';
import { lazy, Suspense } from 'react';
import { useActions, usePage } from '../page';
import type { OutboxEntry } from '../state/outbox';
import type { Utterance } from './entry';
import { MessageText } from './message-text';
import { Quote } from './quote';
import { Reactions } from './reactions';
import type { Times } from './times';

const EditBox = lazy(() => import('./edit-box'));

interface MessageBodyProps {
  utterance: Utterance;
  isOwn: boolean;
  beginsGroup: boolean;
  times: Times;
}

/** What was said, with what it answers above and what others make of it below. */
export function MessageBody({ utterance, ...look }: MessageBodyProps) {
  return utterance.type === 'written' ? (
    <WrittenBody written={utterance.written} {...look} />
  ) : (
    <SaidBody said={utterance.said} {...look} />
  );
}

type Look = Omit<MessageBodyProps, 'utterance'>;

function WrittenBody({ written, ...look }: Look & { written: OutboxEntry }) {
  return (
    <>
      {written.replyTo !== undefined && <Quote roomId={written.roomId} seq={written.replyTo} />}
      <Words text={written.message} isPending={written.state === 'pending'} {...look} />
    </>
  );
}

function SaidBody({ said, ...look }: Look & { said: Message }) {
  const { cancelEdit } = useActions();
  const roomId = usePage(({ room }) => room?.room.roomId ?? '');
  const you = usePage((page) => page.you);
  const isEditing = usePage((page) => page.editing === said.seq);
  if (said.deleted) return <p className="py-0.5 text-soft italic">Message deleted</p>;
  const words = <Words text={said.message} editedAt={said.editedAt} {...look} />;
  return (
    <>
      {said.replyTo !== undefined && <Quote roomId={roomId} seq={said.replyTo} />}
      {isEditing && look.isOwn ? (
        <Suspense fallback={words}>
          <EditBox roomId={roomId} message={said} onClose={cancelEdit} />
        </Suspense>
      ) : (
        words
      )}
      {you && <Reactions roomId={roomId} message={said} you={you} />}
    </>
  );
}

interface WordsProps extends Look {
  text: string;
  isPending?: boolean;
  editedAt?: number | undefined;
}

function Words({ text, isPending = false, editedAt, isOwn, beginsGroup, times }: WordsProps) {
  return (
    <div className="flex items-end gap-2">
      <div
        dir="auto"
        className={`w-fit min-w-0 max-w-full whitespace-pre-wrap [overflow-wrap:anywhere] ${isPending ? 'opacity-75' : ''} ${
          isOwn ? `rounded-card bg-tint px-3 py-2 ${beginsGroup ? 'mt-0.5 rounded-tl' : ''}` : ''
        }`}
      >
        <MessageText text={text} />
      </div>
      {editedAt !== undefined && (
        <span title={`Edited ${times.full(editedAt)}`} className="flex-none text-[11.5px] text-soft leading-6">
          edited
        </span>
      )}
    </div>
  );
}
