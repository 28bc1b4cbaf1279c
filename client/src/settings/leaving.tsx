import { useState } from 'react';
import { usePage, useSession } from '../page';
import { AskDialog } from '../ui/ask-dialog';
import { Button } from '../ui/button';
import { Problem } from '../ui/problem';
import { useAsking } from '../ui/use-asking';
import { RemoveYourselfDialog } from './remove-yourself-dialog';

type Open = 'log-out' | 'everywhere' | 'remove';

/** The ways out, the gravest last. Asked again is a guest, who cannot come back, and whoever has something unsent here. */
export function Leaving({ hasAccount }: { hasAccount: boolean }) {
  const session = useSession();
  const asking = useAsking();
  const unsent = usePage(({ outbox }) => outbox.filter(({ state }) => state !== 'sent').length);
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  const logOut = () => void asking.ask(session('LogOut', undefined));
  const logOutEverywhere = () => void asking.ask(session('LogOutEverywhere', undefined));
  const isAsked = !hasAccount || unsent > 0;
  return (
    <>
      <div className="grid gap-2">
        <Button look="quiet" disabled={asking.isBusy} onClick={isAsked ? () => setOpen('log-out') : logOut}>
          Log out
        </Button>
        {hasAccount && (
          <Button
            look="quiet"
            disabled={asking.isBusy}
            onClick={isAsked ? () => setOpen('everywhere') : logOutEverywhere}
          >
            Log out on all devices
          </Button>
        )}
        <Button look="quiet" className="text-bad" onClick={() => setOpen('remove')}>
          Remove yourself for good
        </Button>
      </div>
      <Problem text={asking.problem} />
      {(open === 'log-out' || open === 'everywhere') && (
        <AskDialog
          title={open === 'everywhere' ? 'Log out on all devices?' : 'Log out?'}
          act="Log out"
          keep="Stay"
          grave
          asking={asking}
          onAct={open === 'everywhere' ? logOutEverywhere : logOut}
          onClose={close}
        >
          {!hasAccount && (
            <p className="text-soft">You have no password, so you cannot come back as who you are now.</p>
          )}
          {unsent > 0 && (
            <p className="text-soft">
              {unsent === 1 ? 'A message of yours has' : `${unsent} messages of yours have`} not been sent, and would be
              given up.
            </p>
          )}
        </AskDialog>
      )}
      {open === 'remove' && <RemoveYourselfDialog hasAccount={hasAccount} onClose={close} />}
    </>
  );
}
