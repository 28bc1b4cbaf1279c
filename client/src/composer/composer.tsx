import type { FormEvent } from 'react';
import { part } from '../ui/part';
import { CompletionHost } from './completion-host';
import { ComposerNote } from './composer-note';
import { MessageField } from './message-field';
import { SendButton } from './send-button';
import { TypingLine } from './typing-line';
import { useComposing } from './use-composing';

const AboveField = part(() => import('./above-field'));
const AttachButton = part(() => import('./attachments/attach-button'));
const OrderGiven = part(() => import('./commands/order-given'));
const Tools = part(() => import('./tools'));

export function Composer() {
  const composing = useComposing();
  const { field, text, write, order } = composing;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    composing.submit();
  };
  return (
    <div className="flex-none">
      <TypingLine />
      <form onSubmit={submit} className="mx-auto w-full max-w-[800px] px-2 pb-2 rail:px-5 rail:pb-5">
        <div className="relative rounded-2xl border border-line bg-surface p-2 shadow-[0_2px_12px_#0000000a] focus-within:border-accent">
          <AboveField />
          <CompletionHost field={field} text={text} isNew />
          <div className="flex items-end gap-1">
            <div className="size-10 flex-none pointer-coarse:size-11">
              <AttachButton />
            </div>
            <MessageField composing={composing} />
            <div className="flex min-w-10 flex-none gap-1 pointer-coarse:min-w-11">
              <Tools composing={composing} />
            </div>
            <SendButton isOn={composing.canSend} />
          </div>
        </div>
        {order && <OrderGiven order={order} composing={composing} onMissing={() => write(text)} />}
        <ComposerNote composing={composing} />
      </form>
    </div>
  );
}
