import { isProgram, personKey, WEBHOOK_PREFIX } from '@protocol/people';
import { MessageCircle } from 'lucide-react';
import { useActions, usePage, useRequest, useWholePage } from '../page';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { part } from '../ui/part';
import { Problem } from '../ui/problem';
import { useAsking } from '../ui/use-asking';
import { Avatar } from './avatar';
import { isAtLeast, roleOf } from './rank';

const PersonPowers = part(() => import('../moderation/person-powers'));

/** Who someone is, and what can be done about it. */
export default function PersonCard({ onClose }: { onClose: () => void }) {
  const request = useRequest();
  const { dispatch } = useWholePage();
  const { openRoom } = useActions();
  const { isBusy, problem, ask } = useAsking();
  const opened = usePage((page) => page.panel?.person);
  const key = opened ? personKey(opened) : '';
  const here = usePage((page) => page.room?.people.find((one) => personKey(one) === key));
  const known = usePage((page) => page.profiles.get(key));
  const you = usePage((page) => page.you);
  const person = here ?? known ?? opened;
  if (!person || !you) return null;
  const isYou = key === personKey(you);
  // The server opens conversations with proven identities only, and a webhook listens to nobody.
  const listens = typeof person.userID === 'string' && !person.userID.startsWith(WEBHOOK_PREFIX);
  const canMessage = !isYou && !person.claimed && listens;
  const message = async () => {
    const answer = await ask(request('OpenDirect', { userIDs: [String(person.userID)] }));
    if (!answer) return;
    dispatch({ type: 'RoomListed', room: answer.room });
    onClose();
    openRoom(answer.room.roomId);
  };
  return (
    <Dialog title={person.username} onClose={onClose}>
      <div className="flex items-center gap-3">
        <Avatar person={person} here={here !== undefined} />
        <div className="min-w-0">
          {person.status && (
            <p dir="auto" className="[overflow-wrap:anywhere]">
              {person.status}
            </p>
          )}
          <p className="text-soft">
            {isProgram(person) ? 'Program' : describe(person.claimed === true, roleOf(person))}
            {here ? ' · here now' : ''}
            {isYou ? ' · you' : ''}
          </p>
        </div>
      </div>
      {person.claimed && (
        <p className="mt-3 text-[13.5px] text-soft">
          Nothing proves who this is: the program that they use has no accounts. The name may belong to somebody else.
        </p>
      )}
      <Problem text={problem} />
      {canMessage && (
        <Button
          look="main"
          className="mt-5 flex w-full items-center justify-center gap-2"
          disabled={isBusy}
          onClick={message}
        >
          <MessageCircle aria-hidden="true" className="size-4" />
          Message
        </Button>
      )}
      {!isYou && !person.claimed && isAtLeast(you, 'moderator') && <PersonPowers person={person} onClose={onClose} />}
    </Dialog>
  );
}

function describe(isClaimed: boolean, role: string): string {
  if (isClaimed) return 'Unverified';
  return role === 'guest' ? 'Guest, without an account' : `${role.charAt(0).toUpperCase()}${role.slice(1)}`;
}
