import { type FormEvent, useState } from 'react';
import { usePage, useRequest } from '../page';
import { keeperPowersOf } from '../rooms/keeper-powers';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Choice } from '../ui/field';
import { Problem } from '../ui/problem';
import { useAsking } from '../ui/use-asking';
import { InviteLink } from './invite-link';
import { StandingInvites } from './standing-invites';
import { type Expiry, expiries, inviteLink, termsOf, type UseLimit, useLimits } from './terms';

/** Makes links that let others in, and takes back those that were made. */
export default function InviteDialog({ onClose }: { onClose: () => void }) {
  const room = usePage((page) => page.room?.room);
  const you = usePage((page) => page.you);
  const [made, setMade] = useState(0);
  const [link, setLink] = useState<string | null>(null);
  if (!room || !you) return null;
  return (
    <Dialog title={`Invite to ${room.name}`} onClose={onClose}>
      {link === null ? (
        <MakeInvite
          roomId={room.roomId}
          onMade={(code) => {
            setLink(inviteLink(window.location.origin, code));
            setMade(made + 1);
          }}
        />
      ) : (
        <InviteLink link={link} roomName={room.name} onAnother={() => setLink(null)} />
      )}
      {keeperPowersOf(you, room).has('seeInvites') && <StandingInvites roomId={room.roomId} made={made} />}
    </Dialog>
  );
}

function MakeInvite({ roomId, onMade }: { roomId: string; onMade: (code: string) => void }) {
  const request = useRequest();
  const { isBusy, problem, ask } = useAsking();
  const [expiry, setExpiry] = useState<Expiry>('week');
  const [limit, setLimit] = useState<UseLimit>('ten');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const made = await ask(request('CreateInvite', { roomId, ...termsOf(expiry, limit) }));
    if (made) onMade(made.code);
  };
  return (
    <form onSubmit={submit}>
      <p className="text-soft">Whoever opens the link comes into this room. They need no account.</p>
      <div className="mt-3 grid grid-cols-2 gap-x-3 [&>*]:mt-0">
        <Choice label="Ends after" options={expiries} value={expiry} onChoose={setExpiry} />
        <Choice label="Good for" options={useLimits} value={limit} onChoose={setLimit} />
      </div>
      <Problem text={problem} />
      <Button look="main" type="submit" className="mt-4 w-full" disabled={isBusy}>
        Make a link
      </Button>
    </form>
  );
}
