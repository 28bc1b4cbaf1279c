import { useState } from 'react';
import { useSession } from '../page';
import { AskDialog } from '../ui/ask-dialog';
import { Button } from '../ui/button';
import { Problem } from '../ui/problem';
import { useAsking } from '../ui/use-asking';
import { RemoveYourselfDialog } from './remove-yourself-dialog';

/** The ways out, the gravest last. A guest who logs out cannot come back as who they were, so that is asked again. */
export function Leaving({ hasAccount }: { hasAccount: boolean }) {
  const session = useSession();
  const asking = useAsking();
  const [open, setOpen] = useState<'log-out' | 'remove' | null>(null);
  const close = () => setOpen(null);
  const logOut = () => void asking.ask(session('LogOut', undefined));
  return (
    <>
      <div className="grid gap-2">
        <Button look="quiet" disabled={asking.isBusy} onClick={hasAccount ? logOut : () => setOpen('log-out')}>
          Log out
        </Button>
        {hasAccount && (
          <Button
            look="quiet"
            disabled={asking.isBusy}
            onClick={() => void asking.ask(session('LogOutEverywhere', undefined))}
          >
            Log out on all devices
          </Button>
        )}
        <Button look="quiet" className="text-bad" onClick={() => setOpen('remove')}>
          Remove yourself for good
        </Button>
      </div>
      <Problem text={asking.problem} />
      {open === 'log-out' && (
        <AskDialog title="Log out?" act="Log out" keep="Stay" grave asking={asking} onAct={logOut} onClose={close}>
          <p className="text-soft">You have no password, so you cannot come back as who you are now.</p>
        </AskDialog>
      )}
      {open === 'remove' && <RemoveYourselfDialog hasAccount={hasAccount} onClose={close} />}
    </>
  );
}
