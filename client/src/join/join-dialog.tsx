import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { useActions, usePage } from '../page';
import { BrandMark } from '../ui/brand';
import { Button } from '../ui/button';
import { LinkButton } from '../ui/link-button';
import { Modal } from '../ui/modal';
import { useInvite } from './use-invite';

/** One field, one button: a name is all that it takes to come in. */
export default function JoinDialog() {
  const { join, openPanel } = useActions();
  const stage = usePage((page) => page.stage);
  const invite = useInvite();
  const needsInvite = usePage((page) => page.access === 'invite' && page.errand?.name !== 'invite');
  const joining = stage.name === 'joining' ? stage : null;
  const [name, setName] = useState(joining?.suggested ?? '');
  const ids = { title: useId(), field: useId(), hint: useId() };
  const field = useRef<HTMLInputElement>(null);
  const problem = joining?.problem;
  useEffect(() => {
    if (problem) field.current?.focus();
  }, [problem]);
  const isBusy = joining?.busy ?? true;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isBusy && name.trim() !== '') join(name.trim());
  };
  return (
    <Modal
      labelledBy={ids.title}
      className="m-auto w-[min(400px,calc(100vw-32px))] rounded-2xl border border-line p-6 shadow-[0_8px_40px_#0000001f] backdrop:bg-paper/60 dark:backdrop:bg-paper/40 rail:p-8"
    >
      <BrandMark className="-ml-1 size-10" />
      <h2 id={ids.title} dir="auto" className="mt-4 font-semibold text-xl tracking-[-0.01em]">
        {needsInvite ? 'You need an invite' : `Come in to ${invite.roomName ?? 'General'}`}
      </h2>
      {invite.problem && <p className="mt-2 text-[13.5px] text-bad">{invite.problem}</p>}
      {needsInvite ? (
        <>
          <p className="mt-2 text-soft">This place is for people with an invite. Ask somebody inside for a link.</p>
          <Button look="main" className="mt-5 w-full" onClick={() => openPanel('log-in')}>
            Log in
          </Button>
        </>
      ) : (
        <>
          <form onSubmit={submit}>
            <label htmlFor={ids.field} className="mt-5 mb-1.5 block font-medium">
              Your name
            </label>
            <input
              id={ids.field}
              ref={field}
              dir="auto"
              autoComplete="nickname"
              className="min-h-11 w-full rounded-[10px] border border-soft bg-paper px-3 text-base aria-invalid:border-bad"
              aria-invalid={Boolean(problem)}
              aria-describedby={ids.hint}
              value={name}
              onChange={(event) => setName(event.target.value)}
              onFocus={(event) => event.target.select()}
            />
            <p
              id={ids.hint}
              aria-live="polite"
              className={`mt-1.5 text-[13.5px] ${problem ? 'text-bad' : 'text-soft'}`}
            >
              {problem ?? 'Keep this one or write your own.'}
            </p>
            <Button look="main" type="submit" className="mt-5 w-full" disabled={isBusy || name.trim() === ''}>
              Join
            </Button>
          </form>
          <p className="mt-4 text-center text-[13.5px] text-soft">
            <LinkButton onClick={() => openPanel('log-in')}>Log in</LinkButton> or{' '}
            <LinkButton onClick={() => openPanel('register')}>create an account</LinkButton>
          </p>
        </>
      )}
    </Modal>
  );
}
