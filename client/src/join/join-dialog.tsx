import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { useActions, usePage } from '../page';
import { useRoomName } from '../room/room-name';
import { BrandMark } from '../ui/brand';
import { Button } from '../ui/button';
import { Modal } from '../ui/modal';

/** One field, one button: a name is all that it takes to come in. */
export function JoinDialog() {
  const { join } = useActions();
  const stage = usePage((page) => page.stage);
  const isDown = usePage((page) => page.link === 'down');
  const room = useRoomName();
  const joining = stage.name === 'joining' ? stage : null;
  const [name, setName] = useState(joining?.suggested ?? '');
  const ids = { title: useId(), field: useId(), hint: useId() };
  const field = useRef<HTMLInputElement>(null);
  const refusal = joining?.problem;
  useEffect(() => {
    if (refusal) field.current?.focus();
  }, [refusal]);
  const problem = isDown ? 'Connection lost. Trying again.' : refusal;
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
      <form onSubmit={submit}>
        <BrandMark className="-ml-1 size-10" />
        <h2 id={ids.title} className="mt-4 font-semibold text-xl tracking-[-0.01em]">
          Come in to {room}
        </h2>
        <label htmlFor={ids.field} className="mt-5 mb-1.5 block font-medium">
          Your name
        </label>
        <input
          id={ids.field}
          ref={field}
          dir="auto"
          autoComplete="nickname"
          className="min-h-11 w-full rounded-[10px] border border-soft bg-paper px-3 text-base aria-invalid:border-bad"
          aria-invalid={Boolean(refusal)}
          aria-describedby={ids.hint}
          value={name}
          onChange={(event) => setName(event.target.value)}
          onFocus={(event) => event.target.select()}
        />
        <p id={ids.hint} aria-live="polite" className={`mt-1.5 text-[13.5px] ${problem ? 'text-bad' : 'text-soft'}`}>
          {problem ?? 'Keep this one or write your own.'}
        </p>
        <Button look="main" type="submit" className="mt-5 w-full" disabled={isBusy || isDown || name.trim() === ''}>
          Join
        </Button>
      </form>
    </Modal>
  );
}
