import type { CommandOutput } from '@protocol/commands';
import { type Profile, personKey } from '@protocol/people';
import { Ban, KeyRound, Mic, MicOff, ShieldCheck, UserX } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { createTimes } from '../messages/times';
import { usePage, useRequest } from '../page';
import { Problem } from '../ui/problem';
import { useAsking } from '../ui/use-asking';
import BanDialog from './ban-dialog';
import MuteDialog from './mute-dialog';
import { PasswordLinkDialog } from './password-link-dialog';
import { PowerButton } from './power-button';
import { type Power, powersOver } from './powers';
import { RemovePersonDialog } from './remove-person-dialog';
import { RoleChoice } from './role-choice';

type Seen = CommandOutput<'LookAtPerson'>;

const times = createTimes();

interface PersonPowersProps {
  person: Profile;
  onClose: () => void;
}

/** What you may do to someone, and what moderators decided about them. */
export default function PersonPowers({ person, onClose }: PersonPowersProps) {
  const request = useRequest();
  const you = usePage((page) => page.you);
  const key = personKey(person);
  const { isBusy, problem, ask } = useAsking();
  const [seen, setSeen] = useState<Seen | null>(null);
  const [open, setOpen] = useState<Power | null>(null);
  const look = useCallback(async () => {
    const answer = await request('LookAtPerson', { userID: key });
    if (answer?.ok) setSeen(answer);
  }, [request, key]);
  useEffect(() => void look(), [look]);
  if (!you) return null;
  const subject = seen?.person ?? person;
  const powers = powersOver(you, subject);
  if (powers.size === 0) return null;
  const lift = async (command: 'Unmute' | 'Unban') => {
    if (await ask(request(command, { userID: key }))) await look();
  };
  const about = { person: subject, onClose: () => setOpen(null), onDone: look };
  const { mutedUntil, bannedUntil } = seen ?? {};
  return (
    <section
      aria-label="Moderation"
      className="mt-5 grid gap-2 border-line border-t pt-4 first:mt-0 first:border-0 first:pt-0"
    >
      {mutedUntil !== undefined && <p className="text-soft">Muted until {times.short(mutedUntil, Date.now())}.</p>}
      {bannedUntil !== undefined && (
        <p className="text-soft">
          {bannedUntil === null ? 'Banned for ever.' : `Banned until ${times.short(bannedUntil, Date.now())}.`}
        </p>
      )}
      {powers.has('mute') && (
        <>
          {mutedUntil !== undefined && (
            <PowerButton icon={Mic} disabled={isBusy} onClick={() => lift('Unmute')}>
              Let them speak again
            </PowerButton>
          )}
          <PowerButton icon={MicOff} onClick={() => setOpen('mute')}>
            {mutedUntil === undefined ? 'Mute' : 'Mute for another time'}
          </PowerButton>
        </>
      )}
      {powers.has('ban') &&
        (bannedUntil === undefined ? (
          <PowerButton icon={Ban} grave onClick={() => setOpen('ban')}>
            Ban
          </PowerButton>
        ) : (
          <PowerButton icon={ShieldCheck} disabled={isBusy} onClick={() => lift('Unban')}>
            Lift the ban
          </PowerButton>
        ))}
      {powers.has('password') && (
        <PowerButton icon={KeyRound} onClick={() => setOpen('password')}>
          Link to a new password
        </PowerButton>
      )}
      {powers.has('remove') && (
        <PowerButton icon={UserX} grave onClick={() => setOpen('remove')}>
          Remove their account
        </PowerButton>
      )}
      {powers.has('role') && <RoleChoice person={subject} onChanged={look} />}
      <Problem text={problem} />
      {open === 'mute' && <MuteDialog {...about} />}
      {open === 'ban' && <BanDialog {...about} />}
      {open === 'password' && <PasswordLinkDialog {...about} />}
      {open === 'remove' && <RemovePersonDialog {...about} onDone={onClose} />}
    </section>
  );
}
