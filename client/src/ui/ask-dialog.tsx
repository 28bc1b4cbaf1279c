import type { FormEvent, ReactNode } from 'react';
import { Button } from './button';
import { Dialog, DialogButtons } from './dialog';
import { Problem } from './problem';
import type { Asking } from './use-asking';

interface AskDialogProps {
  title: string;
  /** What the button that does it says. */
  act: string;
  /** What the button that does nothing says. */
  keep?: string;
  grave?: boolean;
  asking: Pick<Asking, 'isBusy' | 'problem'>;
  onAct: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** A dialog that does one thing, or nothing. */
export function AskDialog({
  title,
  act,
  keep = 'Cancel',
  grave = false,
  asking,
  onAct,
  onClose,
  children,
}: AskDialogProps) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // A form inside the content of another must not send that one too: React lets events bubble to it.
    event.stopPropagation();
    if (!asking.isBusy) onAct();
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form onSubmit={submit}>
        {children}
        <Problem text={asking.problem} />
        <DialogButtons>
          <Button look="quiet" onClick={onClose}>
            {keep}
          </Button>
          <Button look={grave ? 'grave' : 'main'} type="submit" disabled={asking.isBusy}>
            {act}
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  );
}
